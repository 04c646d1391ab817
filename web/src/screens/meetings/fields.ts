// What is asked where something of a meeting is written down.
import type { Filters } from '../../data/types';
import type { Field } from '../../parts/deed';
import { bodyOptions, partnerOptions } from '../../parts/filters';
import { t, word } from '../../words';

const worded = (family: string, codes: string[]): [string, string][] => codes.map((one) => [one, word(family, one)]);

export function seriesFields(filters: Filters | undefined): Field[] {
    return [
        { name: 'body', label: t('column.body'), kind: 'choice', needed: true, options: bodyOptions(filters) },
        {
            name: 'every',
            label: t('meeting.rhythm'),
            kind: 'choice',
            first: 'weekly',
            options: worded('rhythm', ['weekly', 'fortnightly', 'monthly', 'once']),
        },
        {
            name: 'weekday',
            label: t('meeting.weekday'),
            kind: 'choice',
            options: worded('weekday', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
        },
        {
            name: 'week',
            label: t('meeting.week'),
            kind: 'choice',
            options: worded('week', ['1', '2', '3', '4', 'last']),
            help: t('meeting.weekHelp'),
        },
        { name: 'from', label: t('meeting.from'), kind: 'day' },
        { name: 'until', label: t('meeting.until'), kind: 'day' },
        { name: 'at', label: t('meeting.hour'), first: '10:00' },
        { name: 'minutes', label: t('meeting.length'), first: '60' },
        { name: 'venue', label: t('meeting.venue') },
        { name: 'languages', label: t('meeting.languages'), first: 'en' },
        { name: 'title', label: t('meeting.name') },
        { name: 'reason', label: t('field.reason'), kind: 'text' },
    ];
}

export function actionFields(filters: Filters | undefined): Field[] {
    return [
        { name: 'words', label: t('action.words'), kind: 'text', needed: true },
        { name: 'to', label: t('action.owner'), kind: 'choice', options: partnerOptions(filters) },
        { name: 'person', label: t('action.person'), help: t('promise.sealed') },
        { name: 'due', label: t('column.due'), kind: 'day' },
        { name: 'about', label: t('meeting.about'), help: 'gap/12' },
    ];
}

export function lessonFields(): Field[] {
    return [
        { name: 'context', label: t('lesson.context'), kind: 'text', needed: true },
        { name: 'finding', label: t('lesson.finding'), kind: 'text', needed: true },
        { name: 'recommendation', label: t('lesson.recommendation'), kind: 'text', needed: true },
    ];
}

export const ofBody = (filters: Filters | undefined): Field => ({
    name: 'body',
    label: t('column.body'),
    kind: 'choice',
    needed: true,
    options: bodyOptions(filters),
});
