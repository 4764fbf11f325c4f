import { existsSync, readFileSync } from 'node:fs';
import { MisuseError, UserError } from '../../src/errors.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { didYouMean, nearest } from '../../src/knowledge/did-you-mean.ts';
import type { TicketRecord } from '../../src/questions/tickets/fields.ts';
import { ticketFormats } from '../../src/questions/tickets/formats/index.ts';
import { importTickets } from '../../src/questions/tickets/import-tickets.ts';
import { emptyMapping, type Mapping, readMapping } from '../../src/questions/tickets/mapping.ts';
import { surveyTickets, type TicketSurvey, unknownColumns } from '../../src/questions/tickets/survey-tickets.ts';
import { ticketReader } from '../../src/questions/tickets/to-ticket.ts';
import { readChoice } from '../command-line.ts';
import { randomOf } from './random.ts';
import type { Desk, Task } from './task.ts';

const formats = Object.keys(ticketFormats) as (keyof typeof ticketFormats)[];

export const importTask: Task = {
  summary: 'takes over the tickets of another help desk, so that reports begin with last year’s questions',
  needsId: true,
  argument: 'FILE',
  accepts: ['format', 'map', 'dry-run', 'skip-faulty'],
  async run(desk, options, file) {
    if (!existsSync(file)) throw new MisuseError(`There is no file ${file}.`, 'Name the export of the help desk.');
    const name = readChoice('a format', options.format ?? guessFormat(file), formats);
    const format = ticketFormats[name];
    const mapping = options.map === undefined ? emptyMapping : mappingOf(options.map);
    const columns = await format.readColumns?.(file);
    if (columns !== undefined) requireColumns(mapping, columns, options.map);
    const toTicket = ticketReader(mapping, format.defaults, knownIds(desk));
    const seen = new Set(columns);
    const survey = await surveyTickets(noteColumns(format.read(file), seen), toTicket, progress('read'));
    requireColumns(mapping, [...seen], options.map);
    describeFaults(survey, file, desk.print);
    if (options['dry-run'] === true) describe(survey, mapping, [...seen], format.defaults.columns, desk.print);
    if (survey.faulty > 0 && options['skip-faulty'] !== true && options['dry-run'] !== true)
      throw new UserError(
        `Nothing was imported: ${survey.faulty} of ${survey.tickets + survey.faulty} tickets cannot be understood.`,
        'Say in the mapping what they mean, or leave them out with --skip-faulty.',
      );
    if (options['dry-run'] === true) return;
    const { retention } = desk.kb.site;
    const done = await importTickets(
      desk.store,
      {
        system: mapping.system ?? name,
        sealer: desk.sealer,
        random: randomOf,
        settings: desk.settings,
        keepDays: retention.questionsDays,
        now: desk.now,
      },
      { records: format.read(file), toTicket },
      progress('stored'),
    );
    desk.print(
      options.json === true
        ? JSON.stringify({ ...done, faulty: survey.faulty })
        : [
            `Imported ${done.stored} tickets${done.known > 0 ? `; ${done.known} were there already` : ''}.`,
            ...(done.withoutText > 0
              ? [
                  `${done.withoutText} are older than ${retention.questionsDays} days (retention.questionsDays), so only their figures were kept.`,
                ]
              : []),
          ].join('\n'),
    );
  },
};

function guessFormat(file: string): string {
  if (/\.(?:csv|tsv|txt)$/i.test(file)) return 'csv';
  throw new MisuseError('--format is missing.', `Name one of ${formats.join(', ')}.`);
}

function mappingOf(file: string): Mapping {
  if (!existsSync(file)) throw new MisuseError(`There is no file ${file}.`, 'Name the mapping with --map.');
  const read = readMapping(file, readFileSync(file, 'utf8'));
  if ('mapping' in read) return read.mapping;
  throw new UserError(
    read.findings.map(lineOf).join('\n'),
    'The manual describes the mapping under “Running”: “Last year’s tickets”.',
  );
}

function lineOf({ file, line, column, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${message}\n  ${hint}`;
}

function requireColumns({ columns }: Mapping, existing: readonly string[], map = ''): void {
  const missing = unknownColumns(Object.keys(columns), existing);
  if (missing.length === 0) return;
  throw new UserError(
    missing.map((column) => `${map}: the export has no column \`${column}\`.${didYouMean(nearest(column, existing))}`).join('\n'),
    `Its columns are ${existing.map((column) => `\`${column}\``).join(', ')}.`,
  );
}

function knownIds({ kb, settings }: Desk) {
  const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  return {
    locales: kb.site.locales,
    categories: idsOf(settings.categories),
    products: idsOf(settings.products),
    channels: idsOf(settings.channels),
    people: idsOf(kb.team.people),
  };
}

/** Notes the columns that tickets have, of which some formats have only those that are filled in. */
async function* noteColumns(records: AsyncIterable<TicketRecord>, seen: Set<string>): AsyncGenerator<TicketRecord> {
  for await (const record of records) {
    if (seen.size < maxColumns) for (const column of Object.keys(record.columns)) seen.add(column);
    yield record;
  }
}

/** More than any help desk has. */
const maxColumns = 2_000;

function describeFaults({ faults, hasMore }: TicketSurvey, file: string, print: Desk['print']): void {
  for (const { line, message, hint, n } of faults)
    print(`${file}:${line}  ${message}${n > 1 ? ` (${n} tickets)` : ''}\n  ${hint}`);
  if (hasMore) print('… and more of other kinds.');
}

/** What an import would do. */
function describe(
  { tickets, faulty, from, to, counts, known }: TicketSurvey,
  mapping: Mapping,
  columns: readonly string[],
  defaults: Readonly<Record<string, string>>,
  print: Desk['print'],
): void {
  print(`${tickets} tickets${from === undefined ? '' : ` from ${from} to ${to}`}, ${faulty} with faults. Nothing was stored.`);
  for (const [field, tally] of Object.entries(counts)) {
    const values = [...tally].toSorted(([, a], [, b]) => b - a).slice(0, 20);
    print(`  ${field.padEnd(10)}${values.map(([value, n]) => `${value} ${n}`).join(', ')}`);
  }
  print(`  known     text ${known.text}, contact ${known.contact}, first reply ${known.answered}, resolution ${known.resolved}`);
  const unused = columns.filter((column) => !Object.hasOwn(mapping.columns, column) && !Object.hasOwn(defaults, column));
  if (unused.length > 0) print(`  not used  ${unused.join(', ')}`);
}

/** Tells on the terminal how far it is, now and then. */
function progress(what: string): (n: number) => void {
  let shown = 0;
  return (n) => {
    if (!process.stderr.isTTY || n - shown < 10_000) return;
    shown = n;
    process.stderr.write(`${n} tickets ${what}\n`);
  };
}
