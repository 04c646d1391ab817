// Words for what the rules of structure name: ours where we have them, the server's where a code is newer than this page.
import { word } from '../../words';

export function wordOr(prefix: string, code: string, otherwise: string): string {
    const found = word(prefix, code);
    return found === code ? otherwise : found;
}

/** "Propose: activate"; a move alone where it is for nothing else. */
export function moveWords(move: string, action: string): string {
    const verb = wordOr('move', move, move);
    if ((move === 'propose' || move === 'conclude') && action) return `${verb}: ${wordOr('action', action, action)}`;
    return verb;
}
