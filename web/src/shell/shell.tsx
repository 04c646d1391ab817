// What stays around every screen: the bar, the screens of the operation, the palette, what is kept and the line.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { commandsOf, Keys, screenWords } from '../commands';
import { operationPath } from '../data/api';
import { useClassification, useQuery } from '../data/query';
import { may, signOut, useSession } from '../data/session';
import type { Operation } from '../data/types';
import { day } from '../format';
import { announce, Live } from '../parts/live';
import { go, href, type Route } from '../route';
import { groups, type Screen, screens } from '../screens';
import { current, isLanguage, languages, speak, t, word } from '../words';
import { nextLight, useLight } from './light';
import { Help, Palette } from './palette';
import { SavedBar } from './saved';

export async function copy(words: string): Promise<void> {
    await navigator.clipboard.writeText(words);
    announce(t('app.copied'));
}

function useCommands(route: Route) {
    const [over, setOver] = useState<'palette' | 'help' | null>(null);
    const commands = useMemo(
        () =>
            commandsOf(route.operation, may, {
                go,
                palette: () => setOver('palette'),
                help: () => setOver('help'),
                copyLink: () => void copy(location.href),
                print: () => print(),
                light: nextLight,
                signOut: () => void signOut(),
                focusFilters: () => (document.querySelector('.filters select, .filters input') as HTMLElement | null)?.focus(),
            }),
        [route.operation, current()],
    );
    const keys = useRef(new Keys());
    useEffect(() => {
        const listen = (event: KeyboardEvent) => {
            if (document.querySelector('dialog[open]') && !(event.ctrlKey && event.key === 'k')) return;
            const command = keys.current.of(event, commands);
            if (!command) return;
            event.preventDefault();
            command.run();
        };
        addEventListener('keydown', listen);
        return () => removeEventListener('keydown', listen);
    }, [commands]);
    return { over, setOver, commands };
}

const flat = 7; // so many screens stand in one row; more are found by their groups

function Links({ route, list }: { route: Route; list: Screen[] }) {
    return list.map((one) => (
        <a
            key={one.screen}
            href={href(route.operation, one.screen)}
            class={one.group === 'keeping' ? 'keeping' : undefined}
            aria-current={one.screen === route.screen ? 'page' : undefined}
        >
            {screenWords(one.screen)}
        </a>
    ));
}

/** The groups of screens, each a link to its first one, and below them the screens of the group that is open. */
function Screens({ route }: { route: Route }) {
    const bar = useRef<HTMLElement>(null);
    // Where a row is wider than the window, what is open is in sight.
    useEffect(() => {
        for (const one of bar.current?.querySelectorAll('[aria-current]') ?? [])
            one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }, [route.screen]);
    const shown = screens.filter((one) => one.where === 'operation' && (!one.permission || may(one.permission)));
    const open = shown.find((one) => one.screen === route.screen)?.group;
    const filled = groups
        .map((group) => ({ group, list: shown.filter((one) => one.group === group) }))
        .filter(({ list }) => list.length > 0);
    return (
        <nav class="screens" aria-label={t('app.menu')} ref={bar}>
            {shown.length > flat && (
                <div class="groups">
                    {filled.map(({ group, list }) => (
                        <a
                            key={group}
                            href={href(route.operation, list[0]?.screen ?? '')}
                            class={group === 'keeping' ? 'keeping' : undefined}
                            aria-current={group === open ? 'true' : undefined}
                        >
                            {t(`menu.${group}`)}
                        </a>
                    ))}
                </div>
            )}
            {shown.length <= flat ? (
                <div class="within">
                    <Links route={route} list={shown} />
                </div>
            ) : (
                filled.map(({ group, list }) => (
                    <div key={group} class="within" hidden={group !== open}>
                        <Links route={route} list={list} />
                    </div>
                ))
            )}
        </nav>
    );
}

function LanguageChoice() {
    return (
        <label class="language">
            <span class="unseen">{t('app.language')}</span>
            <select value={current()} onChange={(event) => isLanguage(event.currentTarget.value) && void speak(event.currentTarget.value)}>
                {Object.entries(languages).map(([code, name]) => (
                    <option key={code} value={code} lang={code}>
                        {name}
                    </option>
                ))}
            </select>
        </label>
    );
}

export function Bar({ route, openPalette }: { route: Route; openPalette?: () => void }) {
    const { me } = useSession();
    const operation = useQuery<{ operation: Operation }>(
        route.operation && may('figures', route.operation) ? operationPath(route.operation) : null,
    );
    const light = useLight();
    return (
        <header class="bar">
            <a class="brand" href="/" aria-label={`${t('app.name')}: ${t('app.operations')}`}>
                {t('app.name')}
            </a>
            {route.operation && (
                <a class="operation" href={href(route.operation, 'today')}>
                    {operation.data?.operation?.name ?? route.operation}
                </a>
            )}
            <span class="room" />
            {openPalette && (
                <button type="button" class="find" onClick={openPalette}>
                    <span class="find-sign" aria-hidden="true">
                        ⌕
                    </span>
                    <span class="find-words">{t('app.search')}</span> <kbd>Ctrl</kbd>
                    <kbd>K</kbd>
                </button>
            )}
            <LanguageChoice />
            <button
                type="button"
                class="quiet-button light"
                onClick={nextLight}
                title={t(`light.${light}`)}
                aria-label={`${t('app.light')}: ${t(`light.${light}`)}`}
            >
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <circle cx="10" cy="10" r="7" class={light === 'dark' ? 'light-full' : 'light-ring'} />
                    {light === 'auto' && <path d="M10 3a7 7 0 0 0 0 14z" class="light-full" />}
                </svg>
            </button>
            {me && (
                <a class="account" href="/account" title={t('app.account')}>
                    <bdi>{me.name || me.account}</bdi>
                </a>
            )}
        </header>
    );
}

/** What a sheet of paper is of, where no bar stands above it. */
function PaperHead({ route }: { route: Route }) {
    const name =
        useQuery<{ operation: Operation }>(may('figures') ? operationPath(route.operation) : null).data?.operation.name ?? route.operation;
    return (
        <p class="only-print paper-head">
            <strong>{name}</strong> · {screenWords(route.screen)} · {day(new Date().toISOString())}
        </p>
    );
}

/** Where the page, or the sheet that it is printed on, holds what is not for everybody. */
function Classed() {
    const held = useClassification();
    if (held !== 'high' && held !== 'severe') return null;
    return (
        <p class="classed" role="note" data-class={held}>
            {t('class.holds', { class: word('sensitivity', held) })}
        </p>
    );
}

export function Shell({ route, children }: { route: Route; children: ComponentChildren }) {
    const { over, setOver, commands } = useCommands(route);
    useEffect(() => {
        const named = [screenWords(route.screen), route.operation]
            .filter(Boolean)
            .map((one) => `${one} · `)
            .join('');
        document.title = named + t('app.name');
    }, [route.operation, route.screen, current()]);
    return (
        <>
            <a class="skip" href="#content">
                {t('app.skip')}
            </a>
            <Bar route={route} openPalette={() => setOver('palette')} />
            {route.operation && <Screens route={route} />}
            <main id="content" tabIndex={-1}>
                {route.operation && <PaperHead route={route} />}
                {route.operation && <Classed />}
                {children}
            </main>
            <SavedBar />
            <Live />
            {over === 'palette' && <Palette operation={route.operation} commands={commands} close={() => setOver(null)} />}
            {over === 'help' && <Help commands={commands} close={() => setOver(null)} />}
        </>
    );
}
