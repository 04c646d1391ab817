// The one list of commands: the palette, the keys and the page of keys are read from it.
import { href } from './route';
import { screens } from './screens';
import type { Key } from './words';
import { t } from './words';

export interface Command {
    name: string;
    words: () => string;
    keys?: string; // "g t": one after the other; "Control+k"
    permission?: string;
    run: () => void;
}

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
    for (const { screen, where, keys, permission } of screens) {
        if (where === 'open' || (where === 'operation' && !operation)) continue;
        // The house's own page of people stands in for that of an operation only where none is open.
        if (screen === 'house' && operation) continue;
        list.push({
            name: screen,
            words: () => t('command.go', { screen: screenWords(screen) }),
            keys,
            permission,
            run: () => act.go(where === 'operation' ? href(operation, screen) : screen === 'operations' ? '/' : `/${screen}`),
        });
    }
    list.push(
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
