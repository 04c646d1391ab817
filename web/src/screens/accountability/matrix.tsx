// All duties by all bodies: one sign a cell, the overdue ones strongest.

import type { Filters } from '../../data/types';
import { bodyName } from '../../parts/filters';
import { change } from '../../route';
import { t, word } from '../../words';
import { type Board, type BodyOnBoard, type Duty, dutySigns, headOf } from './types';

interface MatrixProps {
    board: Board;
    filters: Filters | undefined;
    selected: string | null;
}

function Cell({ duty, body, selected }: { duty: Duty | undefined; body: BodyOnBoard; selected: boolean }) {
    if (!duty) return <td class="cell duty-not_applicable" />;
    const says = `${duty.id}, ${body.name}: ${word('duty', duty.state)}. ${duty.why}`;
    return (
        <td class={`cell duty-${duty.state} ${selected ? 'selected' : ''}`}>
            <button type="button" aria-label={says} title={says} onClick={() => change({ sel: `${duty.id}:${duty.body}` })}>
                {dutySigns[duty.state]}
                {duty.contested && <sup>?</sup>}
            </button>
        </td>
    );
}

export function DutyMatrix({ board, filters, selected }: MatrixProps) {
    const cells = new Map(board.duties.map((duty) => [`${duty.id}:${duty.body}`, duty]));
    const rows = [...new Map(board.duties.filter((duty) => duty.body).map((duty) => [duty.id, duty])).values()];
    let head = '';
    return (
        <div class="table-frame matrix-frame">
            <table class="matrix duties" aria-label={t('duties.matrix')}>
                <thead>
                    <tr>
                        <th scope="col">{t('duties.duty')}</th>
                        {board.bodies.map((body) => (
                            <th key={body.code} scope="col" class="matrix-head">
                                <button type="button" class="sort" onClick={() => change({ body: body.code, tab: 'board' })}>
                                    <bdi>{bodyName(filters, body.code)}</bdi>
                                </button>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((duty) => {
                        const first = headOf(duty.id) !== head;
                        head = headOf(duty.id);
                        return (
                            <tr key={duty.id} class={first ? 'first-of-head' : ''}>
                                <th scope="row">
                                    {first && <small class="quiet block">{word('duties.head', head)}</small>}
                                    <code class="code">{duty.id}</code> <bdi>{duty.text}</bdi>
                                </th>
                                {board.bodies.map((body) => (
                                    <Cell
                                        key={body.code}
                                        body={body}
                                        duty={cells.get(`${duty.id}:${body.code}`)}
                                        selected={selected === `${duty.id}:${body.code}`}
                                    />
                                ))}
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}
