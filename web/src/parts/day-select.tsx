// As of which day: the choice is in the address, today where nothing is chosen.
import { change } from '../route';
import { t } from '../words';

export function DaySelect({ value }: { value: string }) {
    return (
        <label class={`choose ${value ? 'chosen' : 'no-print'}`}>
            <span>{t('duties.on')}</span>
            <input type="date" name="on" value={value} onChange={(event) => change({ on: event.currentTarget.value })} />
        </label>
    );
}
