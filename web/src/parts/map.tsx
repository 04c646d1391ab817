// The map is the shadow of the table beside it: the operation's own boundaries, nothing from elsewhere.
import { useEffect, useRef, useState } from 'preact/hooks';
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { Figure } from '../data/types';
import { coverageStep, number, percent } from '../format';
import { isDark, useLight } from '../shell/light';
import { t } from '../words';
import { LoadFile } from './load-file';
import { shareWords, stateOf } from './told';

export type Kind =
    | '1'
    | '2'
    | '3'
    | '4'
    | '5'
    | 'zero'
    | 'nil'
    | 'not_reported'
    | 'not_assessed'
    | 'not_applicable'
    | 'held'
    | 'none'
    | 'some';

export interface Boundaries {
    type: 'FeatureCollection';
    features: { type: 'Feature'; id?: string; properties: { code: string; name: string; parent?: string }; geometry: object }[];
}

export interface Paint {
    kind: Kind;
    words: string;
}

export function levelOf(by: string): number {
    return by === 'country' ? 0 : Number(/\d/.exec(by)?.[0] ?? 3);
}

/** How a figure looks on a map: a step of the coverage, or the pattern of why there is none. */
export function paintOf(figure: Figure | undefined): Paint {
    if (!figure) return { kind: 'not_assessed', words: t('mark.not_assessed') };
    const state = stateOf(figure.reached, figure.state);
    const share = figure.of_need ?? figure.of_target;
    if (state === 'number' && share !== null)
        return {
            kind: String(coverageStep(share)) as Kind,
            words: `${shareWords(figure) ?? percent(share)} (${number(figure.reached ?? 0)})`,
        };
    if (state === 'number') return { kind: 'some', words: number(figure.reached ?? 0) };
    if (state === 'not_reported' && (figure.held ?? 0) > 0) return { kind: 'held', words: t('mark.held') };
    return { kind: state === 'suppressed' || state === 'withheld' ? 'not_reported' : (state as Kind), words: t(`mark.${state}`) };
}

/** A numbered point over the boundaries. */
export interface Mark {
    code: string;
    sign: string;
    words: string;
    lat: number | null;
    lon: number | null;
}
const noMarks: Mark[] = [];

interface CanvasProps {
    marks: Mark[];
    unpainted: Kind;
    boundaries: Boundaries;
    paints: Map<string, Paint>;
    selected: string | null;
    select: (place: string) => void;
}

type Drawn = import('./map-canvas').Drawn;

function Canvas({ boundaries, marks, paints, unpainted, selected, select }: CanvasProps) {
    const box = useRef<HTMLDivElement>(null);
    const drawn = useRef<Drawn | null>(null);
    const [failed, setFailed] = useState(false);
    const [over, setOver] = useState('');
    const light = useLight();
    const dark = isDark();
    useEffect(() => {
        let gone = false;
        import('./map-canvas')
            .then(({ draw }) => {
                if (gone || !box.current) return;
                drawn.current = draw(box.current, {
                    marks,
                    boundaries,
                    paints,
                    unpainted,
                    selected,
                    select,
                    over: setOver,
                    dark,
                    label: t('map.label'),
                });
            })
            .catch(() => setFailed(true));
        return () => {
            gone = true;
            drawn.current?.remove();
            drawn.current = null;
        };
    }, [boundaries, marks, light, dark]);
    useEffect(() => drawn.current?.repaint(paints), [paints]);
    useEffect(() => drawn.current?.choose(selected), [selected]);
    if (failed) return <p class="empty">{t('map.noGraphics')}</p>;
    return (
        <div class="map">
            <div class="map-canvas" ref={box} />
            <div class="map-tools">
                <button type="button" aria-label={t('map.in')} onClick={() => drawn.current?.closer(1)}>
                    +
                </button>
                <button type="button" aria-label={t('map.out')} onClick={() => drawn.current?.closer(-1)}>
                    −
                </button>
                <button type="button" aria-label={t('map.whole')} onClick={() => drawn.current?.whole()}>
                    ⤢
                </button>
            </div>
            <p class="map-over">{over || '\u00a0'}</p>
        </div>
    );
}

export function MapLegend({ kinds }: { kinds: [Kind, string][] }) {
    return (
        <ul class="map-legend" aria-label={t('map.legend')}>
            {kinds.map(([kind, words]) => (
                <li key={kind}>
                    <span class={`swatch swatch-${kind}`} /> {words}
                </li>
            ))}
        </ul>
    );
}

export function coverageKinds(): [Kind, string][] {
    const steps: [Kind, string][] = (['1', '2', '3', '4', '5'] as const).map((step) => [
        step,
        `${percent((Number(step) - 1) * 20)}${step === '5' ? '+' : ''}`,
    ]);
    const states = ['zero', 'not_reported', 'not_assessed', 'not_applicable', 'held'] as const;
    return [...steps, ...states.map((state): [Kind, string] => [state, t(`mark.${state}`)])];
}

interface AnyMapProps {
    operation: string;
    level: number;
    title: string;
    paints: Map<string, Paint>;
    kinds: [Kind, string][];
    unpainted?: Kind; // how places look that have no paint
    marks?: Mark[]; // the same list as long as they are the same marks
    selected: string | null;
    select: (place: string) => void;
}

export function AnyMap({
    operation,
    level,
    title,
    paints,
    kinds,
    unpainted = 'not_assessed',
    marks = noMarks,
    selected,
    select,
}: AnyMapProps) {
    const answer = useQuery<Boundaries>(operationPath(operation, '/boundaries'), { level });
    return (
        <section class="map-part" aria-label={title}>
            <h2 class="small">{title}</h2>
            {answer.data?.features.some((one) => one.geometry) ? (
                <Canvas boundaries={answer.data} marks={marks} paints={paints} unpainted={unpainted} selected={selected} select={select} />
            ) : (
                <div class="empty">
                    <p>{answer.loading ? t('app.loading') : t('map.noBoundaries')}</p>
                    {!answer.loading && may('keep') && (
                        <LoadFile operation={operation} to="/places" label={t('welcome.places')} done={() => `✓ ${t('welcome.done')}`} />
                    )}
                </div>
            )}
            {kinds.length > 0 && <MapLegend kinds={kinds} />}
        </section>
    );
}

interface PlaceMapProps {
    operation: string;
    by: string;
    figures: Figure[] | undefined;
    body: string;
    title: string;
    selected: string | null;
    select: (place: string) => void;
}

export function PlaceMap({ operation, by, figures, body, title, selected, select }: PlaceMapProps) {
    const paints = new Map((figures ?? []).filter((one) => one.body === body).map((one) => [one.place, paintOf(one)]));
    return (
        <AnyMap
            operation={operation}
            level={levelOf(by)}
            title={title}
            paints={paints}
            kinds={coverageKinds()}
            selected={selected}
            select={select}
        />
    );
}
