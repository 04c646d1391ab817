// One duty of one body: the clause, the clock, what proves it, and what a person may say to it.
import { useState } from 'preact/hooks';
import { operationPath, root } from '../../data/api';
import { actorWords, may } from '../../data/session';
import { day } from '../../format';
import { Deed, type Field } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { href } from '../../route';
import { t, word } from '../../words';
import { useDocuments } from '../structure/documents';
import { type Duty, dutySigns, type Evidence } from './types';

/** The page that shows what an evidence's address in the API tells; the answer itself where no page does. */
export function pageOf(operation: string, path: string): string {
    const [, , , list = '', one = ''] = path.split('?')[0]?.split('/') ?? [];
    const params = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''));
    if (list === 'bodies') return href(operation, 'structure', {}, one ? [one] : []);
    if (list === 'members' || list === 'contacts' || list === 'requests' || list === 'links') return href(operation, 'members', params);
    if (['gaps', 'needs', 'activities'].includes(list)) return href(operation, list, params);
    if (list === 'reports' || list === 'directory') return href(operation, 'partners', params);
    if (list === 'named-gaps') return href(operation, 'commitments', {}, one ? [one] : []);
    if (list === 'commitments' || list === 'calls') return href(operation, 'commitments', { tab: 'promises' });
    if (list === 'last-resort') return href(operation, 'last-resort', {}, one ? [one] : []);
    if (list === 'meetings') return href(operation, 'meetings', {}, one ? [one] : []);
    if (list === 'lessons') return href(operation, 'meetings', { ...params, tab: 'lessons' });
    if (list === 'concerns') return href(operation, 'advocacy', {}, one ? [one] : []);
    if (list === 'asks') return href(operation, 'advocacy', { tab: 'asks' });
    return root + path;
}

function Proof({ operation, evidence }: { operation: string; evidence: Evidence }) {
    return (
        <li>
            {evidence.path ? <a href={pageOf(operation, evidence.path)}>{evidence.what}</a> : evidence.what}{' '}
            <span class="quiet">
                {day(evidence.on)}
                {evidence.by && ` · ${actorWords(evidence.by)}`}
            </span>{' '}
            {evidence.document && (
                <a href={root + operationPath(operation, `/documents/${encodeURIComponent(evidence.document)}/file`)} download>
                    {t('duties.document')}
                </a>
            )}
        </li>
    );
}

function evidenceFields(documents: [string, string][]): Field[] {
    return [
        { name: 'what', label: t('duties.what'), needed: true },
        { name: 'reason', label: t('duties.reason'), kind: 'text', needed: true },
        { name: 'document', label: t('duties.document'), kind: 'choice', options: documents },
        { name: 'valid-to', label: t('duties.validTo'), kind: 'day' },
        { name: 'fulfils', label: t('duties.fulfils'), kind: 'switch' },
    ];
}

function contestFields(documents: [string, string][]): Field[] {
    const states = ['partly', 'overdue', 'no_evidence', 'not_applicable'];
    return [
        {
            name: 'says',
            label: t('duties.says'),
            kind: 'choice',
            needed: true,
            options: states.map((one): [string, string] => [one, word('duty', one)]),
        },
        { name: 'reason', label: t('duties.contestReason'), kind: 'text', needed: true },
        { name: 'document', label: t('duties.document'), kind: 'choice', options: documents },
    ];
}

function Say({ operation, duty }: { operation: string; duty: Duty }) {
    const [open, setOpen] = useState<'evidence' | 'contests' | 'taken-back' | null>(null);
    const documents = useDocuments(operation);
    if (!may('propose')) return null;
    const path = operationPath(operation, `/accountability/duties/${encodeURIComponent(duty.id)}/${open}`);
    const fixed: Record<string, string> = duty.body ? { body: duty.body } : {};
    const close = () => setOpen(null);
    const draft = `${operation} ${duty.id} ${duty.body} ${open}`;
    if (open === 'evidence')
        return (
            <Deed
                draft={draft}
                path={path}
                fields={evidenceFields(documents)}
                fixed={fixed}
                verb={t('duties.add')}
                done={close}
                close={close}
            />
        );
    if (open === 'contests')
        return (
            <Deed
                draft={draft}
                path={path}
                fields={contestFields(documents)}
                fixed={fixed}
                verb={t('duties.contest')}
                done={close}
                close={close}
            />
        );
    if (open === 'taken-back' && duty.contested)
        return (
            <Deed
                draft={draft}
                path={operationPath(operation, `/accountability/words/${encodeURIComponent(duty.contested.id)}/taken-back`)}
                fields={[{ name: 'reason', label: t('duties.reason'), kind: 'text', needed: true }]}
                fixed={fixed}
                verb={t('duties.takeBack')}
                done={close}
                close={close}
            />
        );
    return (
        <div class="buttons">
            <button type="button" onClick={() => setOpen('evidence')}>
                {t('duties.add')}
            </button>
            {duty.contested ? (
                <button type="button" onClick={() => setOpen('taken-back')}>
                    {t('duties.takeBack')}
                </button>
            ) : (
                <button type="button" onClick={() => setOpen('contests')}>
                    {t('duties.contest')}
                </button>
            )}
        </div>
    );
}

export function DutyDrawer({ operation, duty, bodyWords, close }: { operation: string; duty: Duty; bodyWords: string; close: () => void }) {
    return (
        <Panel title={`${duty.id} · ${bodyWords}`} kind="drawer" close={close}>
            <p class="subject">{duty.text}</p>
            <p class={`duty-line duty-${duty.state}`}>
                <span class="duty-sign" aria-hidden="true">
                    {dutySigns[duty.state]}
                </span>
                <strong>{word('duty', duty.state)}</strong> {duty.why}
            </p>
            {duty.contested && (
                <p class="kept">
                    {t('duties.contested', {
                        who: actorWords(duty.contested.by),
                        when: day(duty.contested.since),
                        state: word('duty', duty.contested.computed),
                    })}{' '}
                    “<bdi>{duty.contested.reason}</bdi>”
                </p>
            )}
            <dl class="facts">
                <div>
                    <dt>{t('duties.owner')}</dt>
                    <dd class="small">{word('duties.owner', duty.owner)}</dd>
                </div>
                <div>
                    <dt>{t('duties.clock')}</dt>
                    <dd class="small">{duty.clock?.due ? day(duty.clock.due) : (duty.clock?.text ?? '–')}</dd>
                </div>
                <div>
                    <dt>{t('duties.clause')}</dt>
                    <dd class="small">{duty.clause}</dd>
                </div>
            </dl>
            {duty.clock && <p class="quiet">{duty.clock.text}</p>}
            <h3>{t('duties.evidence', { n: duty.evidence_count })}</h3>
            {duty.evidence.length === 0 ? (
                <p>{t('duties.evidenceNone')}</p>
            ) : (
                <ul class="plain">
                    {duty.evidence.map((one) => (
                        <Proof key={`${one.what} ${one.on} ${one.path}`} operation={operation} evidence={one} />
                    ))}
                </ul>
            )}
            <Say operation={operation} duty={duty} />
        </Panel>
    );
}
