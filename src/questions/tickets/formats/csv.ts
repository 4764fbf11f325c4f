import { ticketFields } from '../fields.ts';
import { readCsv, readCsvHeader } from '../read-csv.ts';
import type { TicketFormat } from './format.ts';

/** Any table; columns that are named like a field need no mapping. */
export const csv: TicketFormat = {
  defaults: { columns: Object.fromEntries(ticketFields.map((field) => [field, field])), values: {} },
  read: readCsv,
  readColumns: readCsvHeader,
};
