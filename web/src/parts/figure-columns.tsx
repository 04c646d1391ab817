// In need, targeted, reached: the three columns of a table of figures.
import type { Figure } from '../data/types';
import { t } from '../words';
import type { Column } from './table';
import { Interval, Told } from './told';

export function figureColumns<Row extends Figure>(): Column<Row>[] {
    return [
        {
            name: 'need',
            title: t('column.inNeed'),
            right: true,
            cell: (one) => <Told value={one.in_need} state={one.in_need_state} />,
        },
        {
            name: 'targeted',
            title: t('column.targeted'),
            right: true,
            need: 2,
            cell: (one) => <Told value={one.targeted} state={one.targeted_state} />,
        },
        {
            name: 'reached',
            title: t('column.reached'),
            right: true,
            cell: (one) => (
                <>
                    <Told value={one.reached} state={one.state} />
                    <Interval low={one.at_least} high={one.at_most} />
                </>
            ),
        },
    ];
}
