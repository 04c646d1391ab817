// What stands where a screen has no answer: asking, nothing there, not allowed, no line.
import { Component, type ComponentChildren } from 'preact';
import { Problem } from '../data/api';
import type { Answer } from '../data/query';
import { askAgain } from '../data/query';
import { moment } from '../format';
import { t } from '../words';

/** A mistake of one screen leaves the others standing. */
export class Boundary extends Component<{ children: ComponentChildren }, { problem?: Problem }> {
    override componentDidCatch(mistake: unknown): void {
        console.error(mistake);
        this.setState({ problem: new Problem(-1, 'bug', '', String(mistake)) });
    }
    override render() {
        return this.state.problem ? <Trouble problem={this.state.problem} /> : this.props.children;
    }
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
    return (
        <div class="empty">
            <h2>{title}</h2>
            {children}
        </div>
    );
}

function words(problem: Problem): [string, string] {
    if (problem.offline) return [t('app.offlineNow'), t('app.offlineNothing')];
    if (problem.status === 403) return [t('app.forbidden'), problem.sentence || t('app.forbiddenRemedy')];
    if (problem.status === 404) return [t('app.notFound'), t('app.notFoundRemedy')];
    if (problem.status === 501) return [t('app.notYet'), t('app.notYetRemedy')];
    if (problem.sentence) return [problem.sentence, problem.remedy];
    return [t('app.bug'), problem.remedy || problem.code];
}

export function Trouble({ problem }: { problem: Problem }) {
    const [title, remedy] = words(problem);
    return (
        <div class="empty trouble" role="alert">
            <h2>{title}</h2>
            {remedy && <p>{remedy}</p>}
            <button type="button" onClick={askAgain}>
                {t('app.again')}
            </button>
        </div>
    );
}

/** Shows the answer when it is there, and what is the matter otherwise. */
export function Asked<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
    if (answer.data !== undefined)
        return (
            <>
                {answer.stale && answer.problem?.offline && (
                    <p class="kept" role="status">
                        {t('app.offline', { when: moment(answer.at) })}
                    </p>
                )}
                {children(answer.data)}
            </>
        );
    if (answer.problem) return <Trouble problem={answer.problem} />;
    return (
        <p class="asking" role="status">
            {t('app.loading')}
        </p>
    );
}
