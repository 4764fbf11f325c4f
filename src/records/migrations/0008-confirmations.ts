import { confirmation } from '../../feedback/searches/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** Helpful votes after a search. */
export const confirmations: Migration = { version: 8, name: 'confirmations', statements: createTable(confirmation) };
