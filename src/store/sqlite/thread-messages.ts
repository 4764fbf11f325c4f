import type { UserError } from '../../errors.ts';
import type { Row, Statement } from '../store.ts';

/** The worker's first message: `null` once the file is open, else why it cannot be opened. */
export type Opening = null | Pick<UserError, 'message' | 'hint'>;

/**
 * The calls of one event loop turn, sent as JSON: copying a string between threads is faster than copying objects. SQL
 * texts are numbered in the order in which they are sent; calls refer to them by number.
 */
export type Message = [newTexts: string[], calls: Call[], askedAtMs: number];

export type Call = [id: number, kind: CallKind, statements: readonly NumberedStatement[]];

export type CallKind = 'query' | 'write' | 'scrub';

export type NumberedStatement = readonly [text: number, values: Statement['values']];

/** `rows` is `null` when the call failed. */
export type Reply = [id: number, rows: Row[][] | null, fault?: string];
