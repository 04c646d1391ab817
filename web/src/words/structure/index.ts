// Words of structure and its decisions, kept apart because they come with its screens.
import type { Message } from '..';
import type { en } from './en';

export type Structural = Record<keyof typeof en, Message>;
