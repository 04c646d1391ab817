// Words of meetings and advocacy, kept apart because they come with their screens.
import type { Message } from '..';
import type { en } from './en';

export type Meeting = Record<keyof typeof en, Message>;
