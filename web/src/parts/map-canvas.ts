// Draws boundaries with MapLibre. This file and the library are fetched only when a map is opened.
import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, Map as Globe, LngLatBounds, type MapMouseEvent, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Boundaries, Kind, Mark, Paint } from './map';

// The server's policy asks for trusted types: the library may start a worker of this server, and nothing else.
interface Trusting {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown };
}
(window as Trusting).trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
        if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`not of this server: ${url}`);
        return url;
    },
});
setWorkerUrl(workerUrl);

export interface Drawn {
    repaint(paints: Map<string, Paint>): void;
    choose(place: string | null): void;
    closer(steps: number): void;
    whole(): void;
    remove(): void;
}

interface Wish {
    marks: Mark[];
    boundaries: Boundaries;
    paints: Map<string, Paint>;
    unpainted: Kind;
    selected: string | null;
    select: (place: string) => void;
    over: (words: string) => void;
    dark: boolean;
    label: string;
}

/** The colours are those of the style sheet: one hue for coverage, paper and grey for what is no figure. */
function colour(name: string): string {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || '#888888';
}

function fills(): [Kind, string][] {
    const steps: [Kind, string][] = (['1', '2', '3', '4', '5'] as const).map((step) => [step, colour(`coverage-${step}`)]);
    return [
        ...steps,
        ['zero', colour('paper')],
        ['nil', colour('paper')],
        ['some', colour('coverage-3')],
        ['not_assessed', colour('grey')],
        ['none', colour('paper')],
    ];
}

/** Hatching and dots of 16 by 16 points. */
function pattern(kind: 'hatch' | 'dots' | 'cross'): ImageData {
    const canvas = document.createElement('canvas');
    canvas.width = 16;
    canvas.height = 16;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = colour('paper');
    pen.fillRect(0, 0, 16, 16);
    pen.strokeStyle = colour('ink-2');
    pen.fillStyle = colour('ink-2');
    pen.lineWidth = 1.5;
    if (kind === 'dots') {
        for (const [x, y] of [
            [4, 4],
            [12, 12],
        ] as const) {
            pen.beginPath();
            pen.arc(x, y, 2, 0, 7);
            pen.fill();
        }
    } else {
        pen.beginPath();
        for (const from of [-16, -8, 0, 8, 16]) {
            pen.moveTo(from, 16);
            pen.lineTo(from + 16, 0);
        }
        pen.stroke();
    }
    return pen.getImageData(0, 0, 16, 16);
}

function bounds(boundaries: Boundaries): LngLatBounds {
    const all = new LngLatBounds();
    const walk = (at: unknown): void => {
        if (!Array.isArray(at)) return;
        if (typeof at[0] === 'number') all.extend([at[0], at[1] as number]);
        else for (const inner of at) walk(inner);
    };
    for (const feature of boundaries.features) walk((feature.geometry as { coordinates?: unknown }).coordinates);
    return all;
}

function painted({ boundaries, unpainted }: Wish, paints: Map<string, Paint>): FeatureCollection {
    return {
        type: 'FeatureCollection',
        features: boundaries.features.map((feature) => ({
            ...feature,
            properties: { ...feature.properties, kind: paints.get(feature.properties.code)?.kind ?? unpainted },
        })),
    } as FeatureCollection;
}

const hatched = ['match', ['get', 'kind'], ['not_reported', 'not_applicable', 'held'], true, false];

function addLayers(map: Globe): void {
    map.addImage('hatch', pattern('hatch'));
    map.addImage('dots', pattern('dots'));
    map.addLayer({
        id: 'fill',
        type: 'fill',
        source: 'places',
        paint: { 'fill-color': ['match', ['get', 'kind'], ...fills().flat(), colour('paper')] as never },
    });
    map.addLayer({
        id: 'pattern',
        type: 'fill',
        source: 'places',
        filter: ['all', hatched, ['!=', ['get', 'kind'], 'not_applicable']] as never,
        paint: { 'fill-pattern': ['match', ['get', 'kind'], 'held', 'dots', 'hatch'] },
    });
    map.addLayer({ id: 'border', type: 'line', source: 'places', paint: { 'line-color': colour('ink-2'), 'line-width': 0.6 } });
    map.addLayer({
        id: 'chosen',
        type: 'line',
        source: 'places',
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': colour('ink'), 'line-width': 3 },
    });
    map.addLayer({
        id: 'names',
        type: 'symbol',
        source: 'places',
        layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'text-font': ['sans-serif'], 'text-padding': 4 },
        paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.4 },
    });
}

/** Numbered marks over the names; a mark without a point of its own stands in the middle of its place. */
function marksOf({ marks, boundaries }: Wish): FeatureCollection {
    const features = marks.flatMap((mark) => {
        let { lon, lat } = mark;
        const place = boundaries.features.find((one) => one.properties.code === mark.code);
        if ((lon === null || lat === null) && place) ({ lng: lon, lat } = bounds({ ...boundaries, features: [place] }).getCenter());
        if (lon === null || lat === null) return [];
        return [
            {
                type: 'Feature',
                properties: { code: mark.code, name: mark.words, sign: mark.sign },
                geometry: { type: 'Point', coordinates: [lon, lat] },
            },
        ];
    });
    return { type: 'FeatureCollection', features } as FeatureCollection;
}

function addMarks(map: Globe, wish: Wish): void {
    map.addSource('marks', { type: 'geojson', data: marksOf(wish) });
    map.addLayer({
        id: 'marks',
        type: 'circle',
        source: 'marks',
        paint: { 'circle-radius': 11, 'circle-color': colour('ink'), 'circle-stroke-color': colour('paper'), 'circle-stroke-width': 2 },
    });
    map.addLayer({
        id: 'signs',
        type: 'symbol',
        source: 'marks',
        layout: { 'text-field': ['get', 'sign'], 'text-size': 13, 'text-font': ['sans-serif'], 'text-allow-overlap': true },
        paint: { 'text-color': colour('paper') },
    });
}

export function draw(box: HTMLElement, wish: Wish): Drawn {
    let { paints, selected } = wish;
    const extent = bounds(wish.boundaries);
    const map = new Globe({
        container: box,
        style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colour('ground') } }] },
        bounds: extent,
        fitBoundsOptions: { padding: 16 },
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        cooperativeGestures: false,
        fadeDuration: 0,
    });
    map.getCanvas().setAttribute('aria-label', wish.label);
    map.on('load', () => {
        map.addSource('places', { type: 'geojson', data: painted(wish, paints) });
        addLayers(map);
        if (wish.marks.length > 0) addMarks(map, wish);
        choose(selected);
        box.dataset.ready = 'yes';
    });
    const codeAt = (event: MapMouseEvent) =>
        map.queryRenderedFeatures(event.point, { layers: map.getLayer('marks') ? ['marks', 'fill'] : ['fill'] })[0]?.properties as
            | { code: string; name: string }
            | undefined;
    map.on('click', (event) => {
        const place = map.getLayer('fill') && codeAt(event);
        if (place) wish.select(place.code);
    });
    map.on('mousemove', (event) => {
        const place = map.getLayer('fill') ? codeAt(event) : undefined;
        wish.over(place ? `${place.name} ${place.code}: ${paints.get(place.code)?.words ?? ''}` : '');
        map.getCanvas().style.cursor = place ? 'pointer' : '';
    });
    function choose(place: string | null): void {
        selected = place;
        if (map.getLayer('chosen')) map.setFilter('chosen', ['==', ['get', 'code'], place ?? '']);
    }
    return {
        repaint(now) {
            paints = now;
            (map.getSource('places') as GeoJSONSource | undefined)?.setData(painted(wish, now));
        },
        choose,
        closer: (steps) => void map.zoomTo(map.getZoom() + steps, { duration: 150 }),
        whole: () => void map.fitBounds(extent, { padding: 16, duration: 150 }),
        remove: () => map.remove(),
    };
}
