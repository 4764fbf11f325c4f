import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { plainText } from '../../privacy/clean-text.ts';
import { maxContactLength, maxQuestionLength } from '../../readers/limits.ts';
import { contactKind } from '../question.ts';
import { kinds, type State, states } from '../states.ts';
import type { FormatDefaults, TicketField, TicketRecord, TranslatedField } from './fields.ts';
import { columnsByField, type Mapping } from './mapping.ts';
import { parseInstant } from './parse-instant.ts';
import { plainBody } from './plain-body.ts';
import type { Ticket, TicketFault } from './ticket.ts';

/** The operator's own words that values lead to. */
export interface KnownIds {
  /** The first is that of tickets which do not say theirs. */
  locales: readonly string[];
  categories: readonly string[];
  products: readonly string[];
  channels: readonly string[];
  people: readonly string[];
}

export type ToTicket = (record: TicketRecord) => { ticket: Ticket } | { faults: TicketFault[] };

/** Returns a function that understands the tickets of an export, or says everything that is wrong with one. */
export function ticketReader(mapping: Mapping, defaults: FormatDefaults, known: KnownIds): ToTicket {
  const columns = columnsByField(mapping.columns, defaults.columns);
  const allowed: Readonly<Record<TranslatedField, readonly string[]>> = {
    state: states,
    kind: kinds,
    category: known.categories,
    product: known.products,
    channel: [...known.channels, 'form'],
    locale: known.locales,
    assignee: known.people,
    csat: ['1', '2', '3', '4', '5'],
  };
  const all = Object.fromEntries(Object.entries(allowed).map(([field, ids]) => [field, new Set(ids)])) as unknown as Readonly<
    Record<TranslatedField, ReadonlySet<string>>
  >;
  const { locale = known.locales[0] ?? 'en', channel = 'form' } = mapping;

  return function toTicket({ line, columns: cells }) {
    const faults: TicketFault[] = [];
    const fail = (key: string, message: string, hint: string): undefined => {
      faults.push({ line, key, message, hint });
    };
    /** The first of the field's columns that is filled in. */
    const cell = (field: TicketField): { column: string; value: string } | undefined => {
      for (const column of columns.get(field) ?? []) {
        const value = cells[column] ?? '';
        if (value !== '') return { column, value };
      }
      return undefined;
    };
    const translated = (field: TranslatedField): string | undefined => {
      const found = cell(field);
      if (found === undefined) return undefined;
      const { column, value } = found;
      const [own, built] = [mapping.values[field] ?? {}, defaults.values[field] ?? {}];
      for (const table of [own, built]) {
        const meant = Object.hasOwn(table, value) ? table[value] : undefined;
        if (meant === null) return undefined;
        if (meant !== undefined && all[field].has(meant)) return meant;
        if (meant !== undefined)
          return fail(
            `${field} ${meant}`,
            `values.${field} of the mapping turns \`${value}\` into \`${meant}\`, which is not a ${nameOf(field)}.${didYouMean(nearest(meant, allowed[field]))}`,
            `Use one of ${allowed[field].join(', ')}, or ~ to leave it out.`,
          );
      }
      if (all[field].has(value)) return value;
      const rest = own['*'] === undefined ? built['*'] : own['*'];
      if (rest === null) return undefined;
      if (rest !== undefined && all[field].has(rest)) return rest;
      return fail(
        `${field} ${value}`,
        `Column \`${column}\` says \`${clipped(value)}\`, which is not a ${nameOf(field)}.${didYouMean(nearest(value, allowed[field]))}`,
        `Say what it is in the mapping: values: { ${field}: { ${JSON.stringify(clipped(value))}: … } }, with one of ${allowed[field].join(', ')}, or ~ to leave it out.`,
      );
    };
    const instant = (field: 'received' | 'assigned' | 'answered' | 'resolved'): number | undefined => {
      const found = cell(field);
      if (found === undefined) return undefined;
      const at = parseInstant(found.value, mapping);
      if (typeof at === 'number') return at;
      const [message, hint] = badInstants[at];
      return fail(
        `${at} ${at === 'not-a-time' ? line : found.column}`,
        `Column \`${found.column}\` says \`${clipped(found.value)}\`, ${message}.`,
        hint,
      );
    };
    const count = (field: 'minutes' | 'replies' | 'reopened', round: (value: number) => number): number | undefined => {
      const found = cell(field);
      if (found === undefined) return undefined;
      const value = round(Number(found.value));
      if (Number.isSafeInteger(value) && value >= 0 && value <= maxCount) return value;
      return fail(
        `${field} ${found.value}`,
        `Column \`${found.column}\` says \`${clipped(found.value)}\`, which is not a number from 0 to ${maxCount}.`,
        'Correct it in the export, or leave the column out of the mapping.',
      );
    };

    const id = cell('id')?.value;
    if (id === undefined)
      fail(
        'id',
        'A ticket has no id.',
        'Name its column in the mapping: columns: { …: id }. Without one, a second import would store it twice.',
      );
    const receivedAt = instant('received');
    if (receivedAt === undefined && cell('received') === undefined)
      fail(
        'received',
        'A ticket does not say when it was received.',
        'Name its column in the mapping: columns: { …: received }.',
      );
    const [assignedAt, answeredAt, resolvedAt] = [instant('assigned'), instant('answered'), instant('resolved')];
    if (receivedAt !== undefined)
      for (const [name, at] of Object.entries({ assigned: assignedAt, answered: answeredAt, resolved: resolvedAt }))
        if (at !== undefined && at < receivedAt)
          fail(
            `order ${line}`,
            `The ticket was ${name} (${iso(at)}) before it was received (${iso(receivedAt)}).`,
            'Correct it in the export. Are both columns in the same zone?',
          );
    if (answeredAt !== undefined && resolvedAt !== undefined && resolvedAt < answeredAt)
      fail(
        `order ${line}`,
        `The ticket was resolved (${iso(resolvedAt)}) before it was answered (${iso(answeredAt)}).`,
        'Correct it in the export. Are both columns in the same zone?',
      );
    const [replies, reopened] = [count('replies', Math.trunc), count('reopened', Math.trunc)];
    const areRepliesKnown = replies !== undefined && reopened !== undefined;
    const contact = plainText(cell('contact')?.value ?? '')
      .trim()
      .slice(0, maxContactLength);
    const subject = cell('subject')?.value ?? '';
    const body = plainBody(cell('text')?.value ?? '');
    const reply = cell('reply')?.value;
    const csat = translated('csat');
    const ticket: Ticket = {
      id: id ?? '',
      text: shortened(
        [subject, body].filter((part, index) => part !== '' && (index === 1 || !body.startsWith(subject))).join('\n\n'),
      ),
      reply: reply === undefined ? undefined : shortened(plainBody(reply)),
      receivedAt: receivedAt ?? 0,
      assignedAt,
      answeredAt,
      resolvedAt,
      state: (translated('state') as State | undefined) ?? stateOf({ assignedAt, answeredAt, resolvedAt }),
      kind: (translated('kind') as Ticket['kind'] | undefined) ?? 'question',
      category: translated('category'),
      product: translated('product'),
      channel: translated('channel') ?? channel,
      locale: translated('locale') ?? locale,
      assignee: translated('assignee'),
      contact: contact !== '' && contactKind(contact) !== undefined ? contact : undefined,
      order: short(cell('order')?.value, 60),
      article: short(cell('article')?.value, 200),
      outcome: short(cell('outcome')?.value, 200),
      minutes: count('minutes', Math.ceil),
      replies: areRepliesKnown ? replies : undefined,
      reopened: areRepliesKnown ? reopened : undefined,
      csat: csat === undefined ? undefined : Number(csat),
    };
    return faults.length === 0 ? { ticket } : { faults };
  };
}

/** A working year in minutes; more is a mistake. */
const maxCount = 120_000;

const badInstants = {
  'not-a-time': ['which is not a time', 'Write it like 2025-03-01 09:05.'],
  'no-zone': ['without a zone', 'Name the zone in the mapping, such as zone: Asia/Shanghai.'],
  'day-or-month': ['of which day and month cannot be told apart', 'Say in the mapping: dates: day-first, or month-first.'],
} as const;

function nameOf(field: TranslatedField): string {
  return field === 'assignee' ? 'person of team.yaml' : field === 'csat' ? 'rating from 1 to 5' : field;
}

/** Only what the times prove. */
function stateOf({ assignedAt, answeredAt, resolvedAt }: Pick<Ticket, 'assignedAt' | 'answeredAt' | 'resolvedAt'>): State {
  if (resolvedAt !== undefined) return 'resolved';
  if (answeredAt !== undefined) return 'answered';
  return assignedAt === undefined ? 'received' : 'assigned';
}

function shortened(text: string): string {
  return Array.from(plainText(text.slice(0, 4 * maxQuestionLength)).trim())
    .slice(0, maxQuestionLength)
    .join('');
}

function short(text: string | undefined, maxLength: number): string | undefined {
  return text === undefined ? undefined : plainText(text).replaceAll(/\s+/g, ' ').trim().slice(0, maxLength) || undefined;
}

function clipped(value: string): string {
  return short(value, 60) ?? '';
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}
