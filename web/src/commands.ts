// The one list of commands: the palette, the keys and the page of keys are read from it.
import { href } from './route';
import type { Key } from './words';
import { t } from './words';

export interface Command {
    name: string;
    words: () => string;
    keys?: string; // "g t": one after the other; "Control+k"
    permission?: string;
    run: () => void;
}

export const screens: { screen: string; keys: string; permission: string }[] = [
    { screen: 'today', keys: 'g t', permission: 'figures' },
    { screen: 'gaps', keys: 'g g', permission: 'figures' },
    { screen: 'activities', keys: 'g a', permission: 'rows' },
    { screen: 'review', keys: 'g r', permission: 'rows' },
    { screen: 'needs', keys: 'g n', permission: 'figures' },
    { screen: 'partners', keys: 'g p', permission: 'rows' },
    { screen: 'places', keys: 'g s', permission: 'rows' },
    { screen: 'hand-in', keys: 'g h', permission: 'hand_in' },
];

export function screenWords(screen: string): string {
    return t(`screen.${screen}` as Key);
}

export interface Doer {
    go: (to: string) => void;
    palette: () => void;
    help: () => void;
    copyLink: () => void;
    print: () => void;
    light: () => void;
    signOut: () => void;
    focusFilters: () => void;
}

/** What can be done now: everywhere, and in the operation that is open. */
export function commandsOf(operation: string, may: (permission: string) => boolean, act: Doer): Command[] {
    const list: Command[] = [];
    if (operation)
        for (const { screen, keys, permission } of screens)
            list.push({
                name: screen,
                words: () => t('command.go', { screen: screenWords(screen) }),
                keys,
                permission,
                run: () => act.go(href(operation, screen)),
            });
    list.push(
        { name: 'operations', words: () => t('command.go', { screen: t('ops.title') }), keys: 'g o', run: () => act.go('/') },
        { name: 'house', words: () => t('command.go', { screen: t('screen.house') }), run: () => act.go('/house') },
        { name: 'palette', words: () => t('command.palette'), keys: 'Control+k', run: act.palette },
        { name: 'help', words: () => t('command.help'), keys: '?', run: act.help },
        { name: 'filter', words: () => t('command.filter'), keys: 'f', run: act.focusFilters },
        { name: 'copy', words: () => t('command.copy'), keys: 'c', run: act.copyLink },
        { name: 'print', words: () => t('app.print'), keys: 'Control+p', run: act.print },
        { name: 'light', words: () => t('app.light'), run: act.light },
        { name: 'sign-out', words: () => t('app.signOut'), run: act.signOut },
    );
    return list.filter((command) => !command.permission || may(command.permission));
}

function typing(target: EventTarget | null): boolean {
    const element = target as HTMLElement | null;
    return !!element?.closest?.('input,textarea,select,[contenteditable]');
}

/** Reads keys one after the other; answers with the command that they name, if it is complete. */
export class Keys {
    private before = '';
    private at = 0;

    of(event: KeyboardEvent, commands: Command[]): Command | undefined {
        if (event.ctrlKey || event.metaKey)
            return commands.find((one) => one.keys === `Control+${event.key.toLowerCase()}` && one.keys !== 'Control+p');
        if (event.altKey || typing(event.target)) return undefined;
        const fresh = event.timeStamp - this.at < 1200 ? this.before : '';
        const both = `${fresh} ${event.key}`.trim();
        this.before = event.key;
        this.at = event.timeStamp;
        return commands.find((one) => one.keys === both) ?? commands.find((one) => one.keys === event.key);
    }
}
