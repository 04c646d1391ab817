// Every number opens: what it is, how it was made, from which rows, without which, as of when, and how to cite it.
import type { ComponentChildren } from 'preact';
import { address, operationPath } from '../data/api';
import { useQuery } from '../data/query';
import type { Analysis, AsOf, Figure, How, HowStep, Kept, Reach, Row } from '../data/types';
import { moment, number } from '../format';
import { href } from '../route';
import { copy } from '../shell/shell';
import { t, word } from '../words';
import { Panel } from './dialog';
import { LeftOut } from './left-out';
import { Asked } from './state';
import { Interval, Told, Withheld } from './told';

export interface Subject {
    operation: string;
    place: string;
    place_name: string;
    body: string;
    body_name: string;
    group: string;
    by: string;
    period?: string | null;
}

export function AsOfLine({ asOf, withheld }: { asOf: AsOf | undefined; withheld?: Kept[] | undefined }) {
    if (!asOf) return null;
    return (
        <>
            <Withheld list={withheld} />
            <p class="as-of">
                {t('app.asOf', { when: moment(asOf.time), journal: asOf.journal })} <span class="only-print">{location.href}</span>
            </p>
        </>
    );
}

function rowLink(operation: string, row: Row): string {
    return href(operation, 'activities', {}, [`${row.submission}:${row.row}:${row.part}`]);
}

function Rows({ operation, rows, title, more }: { operation: string; rows: Row[]; title: string; more?: number }) {
    if (rows.length === 0) return null;
    return (
        <details>
            <summary>{title}</summary>
            <ul class="row-links">
                {rows.slice(0, 200).map((row) => (
                    <li key={`${row.submission}${row.row}${row.part}`}>
                        <a href={rowLink(operation, row)}>
                            <code>…{row.submission.slice(-6)}</code> {t('drawer.row', { row: row.row })}
                        </a>
                        {row.why && <span class="quiet"> {row.why}</span>}
                    </li>
                ))}
            </ul>
            {!!more && <p class="quiet">{t('drawer.moreRows', { n: more })}</p>}
        </details>
    );
}

function Step({ step }: { step: HowStep }) {
    return (
        <li>
            <strong>{step.step}</strong>{' '}
            <bdi>{[step.place_name, step.activity, step.partner?.toUpperCase()].filter(Boolean).join(' · ')}</bdi>:{' '}
            <Told value={step.reached} /> <Interval low={step.at_least} high={step.at_most} />
            <div class="quiet">{step.rule}</div>
        </li>
    );
}

function HowMade({ operation, how, figure }: { operation: string; how: How; figure: Figure }) {
    if (figure.rows === null) return null; // who works there is withheld, and said so at the foot of the page
    return (
        <>
            <h3>{figure.rows > 0 ? t('drawer.counted', { n: figure.rows }) : t('drawer.countedNone')}</h3>
            <Rows operation={operation} rows={how.rows} title={t('drawer.rows')} more={how.rows_more} />
            <Rows
                operation={operation}
                rows={how.rows_without_people}
                title={t('drawer.withoutPeople', { n: how.rows_without_people.length })}
            />
            <Rows operation={operation} rows={how.rows_left_out} title={t('drawer.leftOut', { n: how.rows_left_out.length })} />
            {figure.held !== null && figure.held > 0 && (
                <p>
                    <a href={href(operation, 'review', { place: figure.place })}>{t('drawer.held', { n: figure.held })}</a>
                </p>
            )}
            {how.steps.length > 0 && (
                <details>
                    <summary>
                        {t('drawer.steps')} <span class="quiet">({number(how.steps.length + how.steps_more)})</span>
                    </summary>
                    <ol class="steps">
                        {how.steps.slice(0, 60).map((step, n) => (
                            <Step key={n} step={step} />
                        ))}
                    </ol>
                </details>
            )}
        </>
    );
}

function Method({ analysis }: { analysis: Analysis }) {
    return (
        <details>
            <summary>
                {t('drawer.method')}: <code>{analysis.method}</code>
            </summary>
            <p>{analysis.profile.title}</p>
            <ol class="steps">
                {analysis.profile.steps.map((step) => (
                    <li key={step.step}>
                        <strong>{word('step', step.step)}</strong>: {step.words} <span class="quiet">({step.source})</span>
                    </li>
                ))}
            </ol>
        </details>
    );
}

interface DrawerProps {
    subject: Subject;
    definition: string;
    value: string; // as cited
    figures: [label: string, shown: ComponentChildren][];
    analysis?: Analysis;
    close: () => void;
    children?: ComponentChildren; // what is particular to this number
}

function citation({ subject, value }: DrawerProps, analysis: Analysis): string {
    return t('drawer.citation', {
        what: subject.body_name,
        operation: subject.operation,
        place: `${subject.place_name} (${subject.place})`,
        period: analysis.period,
        value,
        method: analysis.method,
        when: analysis.as_of.time,
        journal: analysis.as_of.journal,
        link: location.href,
    });
}

function Tools(props: DrawerProps & { reach: Reach }) {
    const { subject } = props;
    const filters = {
        body: subject.body,
        place: subject.place,
        period: subject.period,
        group: subject.group === 'all' ? null : subject.group,
    };
    return (
        <div class="buttons">
            <a class="button" href={href(subject.operation, 'activities', filters)}>
                {t('drawer.rows')}
            </a>
            <a class="button" href={href(subject.operation, 'places', {}, [subject.place])}>
                {t('drawer.place')}
            </a>
            <button type="button" onClick={() => void copy(location.href)}>
                {t('app.copyLink')}
            </button>
            <button type="button" onClick={() => void copy(citation(props, props.analysis ?? props.reach))}>
                {t('app.copyCitation')}
            </button>
            <a class="button" href={address(operationPath(subject.operation, '/activities.csv'), filters)} download>
                {t('app.download')}
            </a>
            <LeftOut operation={subject.operation} />
        </div>
    );
}

export function NumberDrawer(props: DrawerProps) {
    const { subject } = props;
    const answer = useQuery<Reach>(operationPath(subject.operation, '/reach'), {
        by: subject.by,
        body: subject.body,
        place: subject.place,
        group: subject.group === 'all' ? null : subject.group,
        period: subject.period,
        how: true,
    });
    return (
        <Panel title={t('drawer.title')} kind="drawer" close={props.close}>
            <p class="subject">
                <strong>
                    <bdi>{subject.place_name}</bdi>
                </strong>{' '}
                <code>{subject.place}</code> · <bdi>{subject.body_name}</bdi>
            </p>
            <dl class="facts">
                {props.figures.map(([label, shown]) => (
                    <div key={label}>
                        <dt>{label}</dt>
                        <dd>{shown}</dd>
                    </div>
                ))}
            </dl>
            {props.children}
            <h3>{t('drawer.definition')}</h3>
            <p>{props.definition}</p>
            <Asked answer={answer}>
                {(reach) => {
                    const figure = reach.figures.find((one) => one.place === subject.place && one.body === subject.body);
                    return (
                        <>
                            {figure?.how ? (
                                <HowMade operation={subject.operation} how={figure.how} figure={figure} />
                            ) : (
                                <h3>{t('drawer.countedNone')}</h3>
                            )}
                            <Method analysis={reach} />
                            <Tools {...props} reach={reach} />
                            <AsOfLine asOf={reach.as_of} />
                        </>
                    );
                }}
            </Asked>
        </Panel>
    );
}
