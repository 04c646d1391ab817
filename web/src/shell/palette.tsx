// Ctrl K: screens, acts, places and partners by name. And ?: the keys.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Command } from '../commands';
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import type { Place } from '../data/types';
import { folded } from '../format';
import { Panel } from '../parts/dialog';
import { useFilters } from '../parts/filters';
import { go, href } from '../route';
import { t } from '../words';

interface Item {
    id: string;
    words: string;
    under: string;
    keys?: string;
    run: () => void;
}

function fits(words: string, wanted: string): boolean {
    const text = folded(words);
    return folded(wanted)
        .split(/\s+/)
        .every((part) => text.includes(part));
}

function useItems(operation: string, commands: Command[], wanted: string): Item[] {
    const asking = operation && wanted.length >= 2;
    const places = useQuery<{ places: Place[] }>(asking ? operationPath(operation, '/places') : null);
    const filters = { data: useFilters(operation) };
    return useMemo(() => {
        const items: Item[] = commands
            .filter((one) => fits(one.words(), wanted))
            .map((one) => ({ id: one.name, words: one.words(), under: t('command.commands'), keys: one.keys, run: one.run }));
        if (!asking) return items;
        const found = (places.data?.places ?? []).filter((place) => fits(`${place.name} ${place.pcode}`, wanted)).slice(0, 8);
        for (const place of found)
            items.push({
                id: `place ${place.pcode}`,
                words: `${place.name} ${place.pcode}`,
                under: t('command.places'),
                run: () => go(href(operation, 'places', {}, [place.pcode])),
            });
        const partners = (filters.data?.partners ?? []).filter((one) => fits(`${one.acronym} ${one.name}`, wanted)).slice(0, 8);
        for (const partner of partners)
            items.push({
                id: `partner ${partner.id}`,
                words: partner.acronym ? `${partner.acronym} · ${partner.name}` : partner.name,
                under: t('command.partners'),
                run: () => go(href(operation, 'partners', {}, [partner.id])),
            });
        return items;
    }, [commands, wanted, places.data, filters.data]);
}

export function Palette({ operation, commands, close }: { operation: string; commands: Command[]; close: () => void }) {
    const [wanted, setWanted] = useState('');
    const [at, setAt] = useState(0);
    const list = useRef<HTMLDivElement>(null);
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => input.current?.focus(), []);
    const items = useItems(operation, commands, wanted);
    const run = (item: Item | undefined) => {
        if (!item) return;
        close();
        item.run();
    };
    const key = (event: KeyboardEvent) => {
        if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1));
        else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
        else if (event.key === 'Enter') run(items[at]);
        else return;
        event.preventDefault();
        list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
    };
    return (
        <Panel title={t('command.palette')} kind="palette" close={close}>
            <input
                ref={input}
                type="text"
                class="palette-input"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant={items[at] ? `palette-${at}` : undefined}
                aria-label={t('command.palette')}
                placeholder={t('command.palette')}
                value={wanted}
                onInput={(event) => {
                    setWanted(event.currentTarget.value);
                    setAt(0);
                }}
                onKeyDown={key}
            />
            <div id="palette-list" role="listbox" aria-label={t('command.palette')} ref={list}>
                {items.map((item, n) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the combobox does the same
                    // biome-ignore lint/a11y/useFocusableInteractive: the combobox above keeps the focus
                    <div key={item.id} id={`palette-${n}`} role="option" aria-selected={n === at} onClick={() => run(item)}>
                        <span>{item.words}</span>
                        <span class="quiet">{item.keys ? <KeyNames keys={item.keys} /> : item.under}</span>
                    </div>
                ))}
            </div>
            {items.length === 0 && <p class="quiet palette-none">{t('command.none')}</p>}
        </Panel>
    );
}

function KeyNames({ keys }: { keys: string }) {
    return (
        <>
            {keys.split(/[ +]/).map((key, n) => (
                <kbd key={n}>{key === 'Control' ? 'Ctrl' : key.length === 1 && keys.includes('+') ? key.toUpperCase() : key}</kbd>
            ))}
        </>
    );
}

export function Help({ commands, close }: { commands: Command[]; close: () => void }) {
    return (
        <Panel title={t('command.help')} kind="dialog" close={close}>
            <dl class="keys">
                {commands
                    .filter((one) => one.keys)
                    .map((one) => (
                        <div key={one.name}>
                            <dt>
                                <KeyNames keys={one.keys ?? ''} />
                            </dt>
                            <dd>{one.words()}</dd>
                        </div>
                    ))}
            </dl>
            <p class="quiet">{t('review.keys')}</p>
        </Panel>
    );
}
