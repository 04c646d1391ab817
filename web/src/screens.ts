// The one list of screens: address, who sees it, keys, and the file that is fetched when it is opened first. A new screen is
// a line here, its words `screen.<name>` in words/, and its file; menu, palette, keys and addresses follow (docs/web.md).
import type { ComponentType } from 'preact';
import type { Route } from './route';
import { lazy } from './shell/lazy';

type Opened = ComponentType<{ route: Route }>;

export interface Screen {
    screen: string;
    /** operation: /OPERATION/screen, in the menu. house: /screen, of whoever is signed in. open: /screen, without an account. */
    where: 'operation' | 'house' | 'open';
    open: Opened;
    keys?: string;
    permission?: string; // who is shown it; the server decides anew at every request
    quiet?: boolean; // in the menu after the others: what keeps the operation, not its work
}

export const screens: Screen[] = [
    {
        screen: 'today',
        where: 'operation',
        keys: 'g t',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/today')).Today),
    },
    {
        screen: 'gaps',
        where: 'operation',
        keys: 'g g',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/gaps')).GapsScreen),
    },
    {
        screen: 'activities',
        where: 'operation',
        keys: 'g a',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/activities')).Activities),
    },
    {
        screen: 'review',
        where: 'operation',
        keys: 'g r',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/review')).Review),
    },
    {
        screen: 'needs',
        where: 'operation',
        keys: 'g n',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/needs')).Needs),
    },
    {
        screen: 'partners',
        where: 'operation',
        keys: 'g p',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/partners')).Partners),
    },
    {
        screen: 'places',
        where: 'operation',
        keys: 'g s',
        permission: 'rows',
        open: lazy(async () => (await import('./screens/place')).PlaceScreen),
    },
    {
        screen: 'structure',
        where: 'operation',
        keys: 'g b',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/structure')).Structure),
    },
    {
        screen: 'accountability',
        where: 'operation',
        keys: 'g d',
        permission: 'propose',
        open: lazy(async () => (await import('./screens/accountability')).Accountability),
    },
    {
        screen: 'members',
        where: 'operation',
        keys: 'g k',
        permission: 'figures',
        open: lazy(async () => (await import('./screens/members')).Members),
    },
    {
        screen: 'hand-in',
        where: 'operation',
        keys: 'g h',
        permission: 'hand_in',
        open: lazy(async () => (await import('./screens/handin')).HandIn),
    },
    {
        screen: 'people',
        where: 'operation',
        keys: 'g w',
        permission: 'give',
        quiet: true,
        open: lazy(async () => (await import('./screens/people')).People),
    },
    {
        screen: 'settings',
        where: 'operation',
        keys: 'g c',
        permission: 'keep',
        quiet: true,
        open: lazy(async () => (await import('./screens/settings')).SettingsScreen),
    },
    { screen: 'operations', where: 'house', keys: 'g o', open: lazy(async () => (await import('./screens/operations')).Operations) },
    { screen: 'account', where: 'house', keys: 'g m', open: lazy(async () => (await import('./screens/account')).AccountScreen) },
    { screen: 'house', where: 'house', permission: 'give', open: lazy(async () => (await import('./screens/people')).People) },
    { screen: 'welcome', where: 'open', open: lazy(async () => (await import('./screens/welcome')).Welcome) },
    { screen: 'invitation', where: 'open', open: lazy(async () => (await import('./screens/invitation')).Invitation) },
    { screen: 'password', where: 'open', open: lazy(async () => (await import('./screens/invitation')).NewPassword) },
    { screen: 'find', where: 'open', open: lazy(async () => (await import('./screens/find-cluster')).FindCluster) },
    { screen: 'register', where: 'open', open: lazy(async () => (await import('./screens/register')).Register) },
];

/** First words of an address that are no operation. */
export const outside = [...screens.filter((one) => one.where !== 'operation').map((one) => one.screen), 'sign-in', 'hand-in'];

export function screenAt(route: Route): Screen | undefined {
    return screens.find((one) => one.screen === route.screen && (one.where === 'operation') === (route.operation !== ''));
}
