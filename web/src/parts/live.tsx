// What changed, said aloud to those who do not see it.
import { useEffect, useState } from 'preact/hooks';

let tell: (words: string) => void = () => {};

export function announce(words: string): void {
    tell(words);
}

export function useAnnounce(words: string | undefined): void {
    useEffect(() => {
        if (words) announce(words);
    }, [words]);
}

export function Live() {
    const [words, setWords] = useState('');
    useEffect(() => {
        tell = setWords;
        return () => {
            tell = () => {};
        };
    }, []);
    return (
        <div class="unseen" role="status" aria-live="polite" data-live>
            {words}
        </div>
    );
}
