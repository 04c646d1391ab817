// The one list of screens: address, who sees it, keys, and the file that is fetched when it is opened first. A new screen is
// a line here, its words `screen.<name>` in words/, and its file; menu, palette, keys and addresses follow (docs/web.md).
import type { ComponentType } from 'preact';
import type { Route } from './route';
import { lazy } from './shell/lazy';

type Opened = ComponentType<{ route: Route }>;

/** operation: /OPERATION/screen, in the menu by its group. house: /screen, of whoever is signed in. open: without an account. */
export type Screen = ({ where: 'operation'; group: Group } | { where: 'house' | 'open'; group?: undefined }) & {
    screen: string;
    open: Opened;
    keys?: string;
    permission?: string; // who is shown it; the server decides anew at every request
};

/** What the menu is made of, in its order; words `menu.<group>`. Screens follow each other in it as they do here. */
export const groups = ['situation', 'reports', 'response', 'coordination', 'keeping'] as const;
export type Group = (typeof groups)[number];

export const screens: Screen[] = [
    {
        screen: 'today',
        where: 'operation',
        group: 'situation',
        keys: 'g t',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/today')).Today),
    },
    {
        screen: 'gaps',
        where: 'operation',
        group: 'situation',
        keys: 'g g',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/gaps')).GapsScreen),
    },
    {
        screen: 'activities',
        where: 'operation',
        group: 'situation',
        keys: 'g a',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/activities')).Activities),
    },
    {
        screen: 'needs',
        where: 'operation',
        group: 'situation',
        keys: 'g n',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/needs')).Needs),
    },
    {
        screen: 'places',
        where: 'operation',
        group: 'situation',
        keys: 'g s',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/place')).PlaceScreen),
    },
    {
        screen: 'hand-in',
        where: 'operation',
        group: 'reports',
        keys: 'g h',
        permission: 'hand_in',
        open: lazy(async () => (await import('./screens/handin')).HandIn),
    },
    {
        screen: 'review',
        where: 'operation',
        group: 'reports',
        keys: 'g r',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/review')).Review),
    },
    {
        screen: 'partners',
        where: 'operation',
        group: 'reports',
        keys: 'g p',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/partners')).Partners),
    },
    {
        screen: 'commitments',
        where: 'operation',
        group: 'response',
        keys: 'g e',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/commitments')).Commitments),
    },
    {
        screen: 'last-resort',
        where: 'operation',
        group: 'response',
        keys: 'g l',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/last-resort')).LastResort),
    },
    {
        screen: 'advocacy',
        where: 'operation',
        group: 'response',
        keys: 'g v',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/advocacy')).Advocacy),
    },
    {
        screen: 'meetings',
        where: 'operation',
        group: 'coordination',
        keys: 'g i',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/meetings')).Meetings),
    },
    {
        screen: 'structure',
        where: 'operation',
        group: 'coordination',
        keys: 'g b',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/structure')).Structure),
    },
    {
        screen: 'accountability',
        where: 'operation',
        group: 'coordination',
        keys: 'g d',
        permission: 'board',
        open: lazy(async () => (await import('./screens/accountability')).Accountability),
    },
    {
        screen: 'members',
        where: 'operation',
        group: 'coordination',
        keys: 'g k',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/members')).Members),
    },
    {
        screen: 'people',
        where: 'operation',
        group: 'keeping',
        keys: 'g w',
        permission: 'give',
        open: lazy(async () => (await import('./screens/people')).People),
    },
    {
        screen: 'settings',
        where: 'operation',
        group: 'keeping',
        keys: 'g c',
        permission: 'keep',
        open: lazy(async () => (await import('./screens/settings')).SettingsScreen),
    },
    {
        screen: 'exports',
        where: 'operation',
        group: 'keeping',
        keys: 'g x',
        permission: 'board',
        open: lazy(async () => (await import('./screens/exports')).Exports),
    },
    { screen: 'operations', where: 'house', keys: 'g o', open: lazy(async () => (await import('./screens/operations')).Operations) },
    { screen: 'account', where: 'house', keys: 'g m', open: lazy(async () => (await import('./screens/account')).AccountScreen) },
    { screen: 'house', where: 'house', permission: 'give', open: lazy(async () => (await import('./screens/people')).People) },
    { screen: 'welcome', where: 'open', open: lazy(async () => (await import('./screens/welcome')).Welcome) },
    { screen: 'invitation', where: 'open', open: lazy(async () => (await import('./screens/invitation')).Invitation) },
    { screen: 'password', where: 'open', open: lazy(async () => (await import('./screens/invitation')).NewPassword) },
    { screen: 'find', where: 'open', open: lazy(async () => (await import('./screens/find-cluster')).FindCluster) },
    { screen: 'answer', where: 'open', open: lazy(async () => (await import('./screens/answer')).Answer) },
    { screen: 'register', where: 'open', open: lazy(async () => (await import('./screens/register')).Register) },
];

/** First words of an address that are no operation. */
export const outside = [...screens.filter((one) => one.where !== 'operation').map((one) => one.screen), 'sign-in', 'hand-in'];

export function screenAt(route: Route): Screen | undefined {
    return screens.find((one) => one.screen === route.screen && (one.where === 'operation') === (route.operation !== ''));
}
