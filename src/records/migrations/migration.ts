import type { Statement } from '../../store/store.ts';

/** One step of the database's schema. */
export interface Migration {
  /** Counted from 1 without gaps. */
  version: number;
  name: string;
  statements: readonly (string | Statement)[];
}
