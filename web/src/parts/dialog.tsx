// Panels over the page: the browser's own dialog keeps the focus inside and gives it back.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../words';

interface PanelProps {
    title: string;
    kind: 'drawer' | 'dialog' | 'palette';
    close: () => void;
    children: ComponentChildren;
    tools?: ComponentChildren;
}

export function Panel({ title, kind, close, children, tools }: PanelProps) {
    const box = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const dialog = box.current;
        const before = document.activeElement as HTMLElement | null;
        if (dialog && !dialog.open) dialog.showModal();
        return () => {
            dialog?.close();
            before?.focus?.();
        };
    }, []);
    return (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
        <dialog
            ref={box}
            class={kind}
            aria-labelledby={id}
            onCancel={(event) => {
                event.preventDefault();
                close();
            }}
            onClick={(event) => event.target === box.current && close()}
        >
            <div class="panel">
                <header class={kind === 'palette' ? 'unseen' : 'panel-head'}>
                    <h2 id={id}>{title}</h2>
                    {tools}
                    <button type="button" class="quiet-button" onClick={close} aria-label={t('app.close')}>
                        ✕
                    </button>
                </header>
                <div class="panel-body">{children}</div>
            </div>
        </dialog>
    );
}

interface SureProps {
    title: string;
    consequences: ComponentChildren;
    verb: string;
    act: () => void;
    close: () => void;
}

/** The consequences first, then one button named by the verb. */
export function Sure({ title, consequences, verb, act, close }: SureProps) {
    return (
        <Panel title={title} kind="dialog" close={close}>
            <div class="consequences">{consequences}</div>
            <div class="buttons">
                <button
                    type="button"
                    class="primary"
                    onClick={() => {
                        act();
                        close();
                    }}
                >
                    {verb}
                </button>
                <button type="button" onClick={close}>
                    {t('app.cancel')}
                </button>
            </div>
        </Panel>
    );
}
