// Words of the screens of coordination, kept apart because the lists grow.
import type { Message } from '..';
import type { en } from './en';

export type Coordination = Record<keyof typeof en, Message>;
