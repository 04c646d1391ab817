// Words of gaps, promises and last resort, kept apart because they come with their screens.
import type { Message } from '..';
import type { en } from './en';

export type Promising = Record<keyof typeof en, Message>;
