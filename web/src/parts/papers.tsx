// What the server writes from the record, to take along: as pages, to go on editing, as text.
import { address } from '../data/api';
import { t } from '../words';

type Form = 'pdf' | 'docx' | 'text';

interface PaperProps {
    path: string;
    asked?: Record<string, string | null>;
    forms?: readonly Form[];
    by?: 'as' | 'format'; // the parameter that says which form
    words?: string; // stand before the form's name in each link
    plain?: boolean; // an entry of a menu, no button
}

export function PaperLinks({ path, asked, forms = ['pdf', 'docx', 'text'], by = 'as', words, plain }: PaperProps) {
    return (
        <>
            {forms.map((form) => (
                <a key={form} class={plain ? undefined : 'button'} download href={address(path, { ...asked, [by]: form })}>
                    {words} {form === 'text' ? t('ladder.text') : form.toUpperCase()}
                </a>
            ))}
        </>
    );
}

/** A line of them with what it is before. */
export function Papers({ words, ...links }: PaperProps) {
    return (
        <p class="no-print letters">
            {words}: <PaperLinks {...links} />
        </p>
    );
}
