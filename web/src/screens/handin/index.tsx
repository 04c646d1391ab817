// A workbook becomes reports without being retyped. Nothing is stored until somebody accepts.
import { useEffect, useRef, useState } from 'preact/hooks';
import { operationPath, Problem, send, sendLong, upload } from '../../data/api';
import { type Draft, draftOf, forgetDraft, keepDraft } from '../../data/drafts';
import { askAgain } from '../../data/query';
import { useSession } from '../../data/session';
import { moment, percent } from '../../format';
import { announce } from '../../parts/live';
import { Trouble } from '../../parts/state';
import type { Route } from '../../route';
import { t } from '../../words';
import { Context, Earlier, Nil } from './beside';
import { Result } from './result';
import type { Checked, Options } from './types';

type Stage =
    | { at: 'waiting' }
    | { at: 'sending'; name: string; share: number }
    | { at: 'reading'; name: string; share?: number }
    | { at: 'offline'; draft: Draft }
    | { at: 'checked'; data: Checked; upload: string; busy: boolean }
    | { at: 'undone' };

function useHandIn(operation: string, account: string) {
    const [stage, setStage] = useState<Stage>({ at: 'waiting' });
    const [problem, setProblem] = useState<Problem | null>(null);
    const [draft, setDraft] = useState<Draft | null>(null);
    const options = useRef<Options>({});
    useEffect(() => {
        void draftOf(operation, account).then((found) => setDraft(found ?? null));
    }, [operation, account]);

    const check = async (id: string, name: string) => {
        setStage({ at: 'reading', name });
        const data = await sendLong<Checked>(operationPath(operation, '/checks'), { ...options.current, upload: id, all: true }, (share) =>
            setStage({ at: 'reading', name, share }),
        );
        setStage({ at: 'checked', data, upload: id, busy: false });
        announce(t('handin.acceptWhat', { held: data.held, wrong: data.wrong }));
    };
    const trying = async (now: Draft, act: () => Promise<void>) => {
        setProblem(null);
        try {
            await act();
        } catch (said) {
            const trouble = said instanceof Problem ? said : new Problem(-1, 'bug', String(said), '');
            if (trouble.offline) setStage({ at: 'offline', draft: now });
            else {
                setProblem(trouble);
                setStage({ at: 'waiting' });
            }
        }
    };
    const begin = (now: Draft) =>
        trying(now, async () => {
            options.current = now.options;
            setStage({ at: 'sending', name: now.name, share: 0 });
            await keepDraft(now);
            setDraft(now);
            const sent = await upload(operation, now.file, now.name, (share) => setStage({ at: 'sending', name: now.name, share }));
            await check(sent.upload, now.name);
        });
    return { stage, setStage, problem, draft, setDraft, options, check, trying, begin };
}

function Drop({ take }: { take: (file: File) => void }) {
    const [over, setOver] = useState(false);
    const input = useRef<HTMLInputElement>(null);
    return (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same with the keyboard
        <div
            class={`drop ${over ? 'over' : ''}`}
            onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
                event.preventDefault();
                setOver(false);
                const file = event.dataTransfer?.files[0];
                if (file) take(file);
            }}
        >
            <p class="drop-words">{t('handin.drop')}</p>
            <p class="quiet">{t('handin.or')}</p>
            <button type="button" class="primary" onClick={() => input.current?.click()}>
                {t('handin.choose')}
            </button>
            <input
                ref={input}
                type="file"
                class="unseen"
                tabIndex={-1}
                aria-label={t('handin.choose')}
                accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.ods,.json"
                onChange={(event) => {
                    const file = event.currentTarget.files?.[0];
                    if (file) take(file);
                    event.currentTarget.value = '';
                }}
            />
        </div>
    );
}

type Hand = ReturnType<typeof useHandIn>;

function Kept({ hand, operation, account }: { hand: Hand; operation: string; account: string }) {
    const { draft } = hand;
    if (!draft || hand.stage.at !== 'waiting') return null;
    return (
        <div class="kept" data-kept>
            <span>{t('handin.kept', { name: draft.name, when: moment(draft.at) })}</span>
            <button type="button" class="primary" onClick={() => void hand.begin(draft)}>
                {t('handin.resume')}
            </button>
            <button
                type="button"
                class="quiet-button"
                onClick={() => {
                    void forgetDraft(operation, account);
                    hand.setDraft(null);
                }}
            >
                {t('handin.forget')}
            </button>
        </div>
    );
}

/** The three acts on a workbook that was read. */
function actsOf(hand: Hand, operation: string, account: string) {
    const { stage, draft } = hand;
    const during = (act: (open: Extract<Stage, { at: 'checked' }>) => Promise<void>) => () => {
        if (stage.at !== 'checked' || !draft) return;
        hand.setStage({ ...stage, busy: true });
        void hand.trying(draft, () => act(stage));
    };
    return {
        accept: during(async (open) => {
            const data = await sendLong<Checked>(
                operationPath(operation, '/submissions'),
                { ...hand.options.current, upload: open.upload },
                () => {},
            );
            hand.setStage({ at: 'checked', data: { ...open.data, ...data }, upload: open.upload, busy: false });
            announce(t('handin.accepted', { accepted: data.accepted, held: data.held, wrong: data.wrong }));
            await forgetDraft(operation, account);
            askAgain();
        }),
        undo: during(async (open) => {
            await send('DELETE', operationPath(operation, `/submissions/${open.data.submission}`));
            hand.setStage({ at: 'undone' });
            hand.setDraft(null);
            askAgain();
        }),
        readAgain: (options: Options) =>
            during(async (open) => {
                hand.options.current = options;
                await keepDraft({ ...(draft as Draft), options });
                await hand.check(open.upload, open.data.file);
            })(),
    };
}

export function HandIn({ route }: { route: Route }) {
    const { me } = useSession();
    const account = me?.account ?? '';
    const { operation } = route;
    const hand = useHandIn(operation, account);
    const { stage, options } = hand;
    const acts = actsOf(hand, operation, account);
    const take = (file: File) =>
        void hand.begin({ operation, account, name: file.name, at: new Date().toISOString(), file, options: options.current });
    useEffect(() => {
        if (stage.at !== 'offline') return;
        const again = () => void hand.begin(stage.draft);
        addEventListener('online', again);
        return () => removeEventListener('online', again);
    }, [stage]);
    const context = (
        <Context
            operation={operation}
            options={options.current}
            set={(now) => {
                if (stage.at === 'checked') acts.readAgain(now);
                else options.current = now;
            }}
        />
    );
    return (
        <>
            <div class="head">
                <h1>{t('handin.title')}</h1>
            </div>
            {hand.problem && <Trouble problem={hand.problem} />}
            {stage.at === 'checked' ? (
                <Result
                    key={stage.upload}
                    operation={operation}
                    data={stage.data}
                    upload={stage.upload}
                    options={options.current}
                    busy={stage.busy}
                    {...acts}
                    another={() => hand.setStage({ at: 'waiting' })}
                    context={context}
                />
            ) : stage.at === 'sending' || stage.at === 'reading' ? (
                <div class="drop" role="status">
                    <p class="drop-words">
                        {stage.at === 'sending'
                            ? t('handin.sending', { name: stage.name, share: percent(Math.round(stage.share * 100)) })
                            : t('handin.reading', { name: stage.name })}
                    </p>
                    <progress value={stage.share} aria-label={t('app.loading')} />
                </div>
            ) : (
                <>
                    <p>{t('handin.lead')}</p>
                    {me?.kind === 'link' && <p class="quiet">{t('handin.guestName')}</p>}
                    {me?.grants.some((grant) => grant.provisional && grant.operation === operation) && (
                        <p class="kept" role="status" data-provisional>
                            {t('register.waits')}
                        </p>
                    )}
                    {stage.at === 'undone' && <p role="status">✓ {t('handin.undone')}</p>}
                    {stage.at === 'offline' && <p class="kept">{t('handin.noLine')}</p>}
                    <Kept hand={hand} operation={operation} account={account} />
                    <Drop take={take} />
                    {context}
                    <Nil operation={operation} />
                    <Earlier operation={operation} />
                </>
            )}
        </>
    );
}
