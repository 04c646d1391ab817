// Words of members, contacts, requests and documents, kept apart because they come with their screens.
import type { Message } from '..';
import type { en } from './en';

export type Membership = Record<keyof typeof en, Message>;
