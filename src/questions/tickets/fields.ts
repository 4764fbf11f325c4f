/** What can be taken over from a ticket, by the name that a mapping file uses. */
export const ticketFields = [
  'id',
  'subject',
  'text',
  'reply',
  'received',
  'assigned',
  'answered',
  'resolved',
  'state',
  'kind',
  'category',
  'product',
  'channel',
  'locale',
  'assignee',
  'contact',
  'order',
  'article',
  'outcome',
  'minutes',
  'replies',
  'reopened',
  'csat',
] as const;

export type TicketField = (typeof ticketFields)[number];

/** Fields whose values are the operator's own words; an export has others, which a mapping file translates. */
export const translatedFields = ['state', 'kind', 'category', 'product', 'channel', 'locale', 'assignee', 'csat'] as const;

export type TranslatedField = (typeof translatedFields)[number];

/** One ticket of an export: its columns as text, before any of them is understood. */
export interface TicketRecord {
  /** Line of the file that it begins on, or its number in a file that is not read by lines; counted from 1. */
  line: number;
  columns: Readonly<Record<string, string>>;
}

/** What is known of the columns of a format beforehand; a mapping file goes first. */
export interface FormatDefaults {
  columns: Readonly<Record<string, TicketField>>;
  values: Partial<Record<TranslatedField, Readonly<Record<string, string | null>>>>;
}
