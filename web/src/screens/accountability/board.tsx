// The duties of one body under the headings of the terms of reference: what is overdue first within each, and why.
import { day } from '../../format';
import { change } from '../../route';
import { t, word } from '../../words';
import { type Duty, dutySigns, headOf } from './types';

function Line({ duty, selected }: { duty: Duty; selected: boolean }) {
    return (
        <li class={`duty-line duty-${duty.state} ${selected ? 'selected' : ''}`}>
            <button type="button" class="open" onClick={() => change({ sel: `${duty.id}:${duty.body}` })}>
                <span class="duty-sign" aria-hidden="true">
                    {dutySigns[duty.state]}
                </span>
                <span class="duty-words">
                    <span>
                        <code class="code">{duty.id}</code> <bdi>{duty.text}</bdi>
                    </span>
                    <span class="quiet plain-weight">
                        <strong>{word('duty', duty.state)}</strong>
                        {duty.contested && ` (${t('duties.contestedShort')})`} · {duty.why}
                    </span>
                </span>
                <span class="duty-due quiet plain-weight">
                    {duty.clock?.due && t('duties.due', { when: day(duty.clock.due) })}
                    <span class="block">{word('duties.owner', duty.owner)}</span>
                </span>
            </button>
        </li>
    );
}

export function DutyList({ duties, selected }: { duties: Duty[]; selected: string | null }) {
    const heads = [...new Set(duties.map((duty) => headOf(duty.id)))];
    return (
        <>
            {heads.map((head) => (
                <section key={head} class="part">
                    <header>
                        <h2>{word('duties.head', head)}</h2>
                    </header>
                    <ul class="plain">
                        {duties
                            .filter((duty) => headOf(duty.id) === head)
                            .map((duty) => (
                                <Line key={`${duty.id}:${duty.body}`} duty={duty} selected={selected === `${duty.id}:${duty.body}`} />
                            ))}
                    </ul>
                </section>
            ))}
        </>
    );
}
