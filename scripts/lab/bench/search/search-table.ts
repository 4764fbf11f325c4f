import type { LoadedFile } from '../../search-eval/browser/measure.ts';
import { articlePattern, readers } from '../../search-eval/browser-figures.ts';
import { renderTable } from '../../table.ts';
import type { SearchReport, SearchRow } from './search-report.ts';

/** Kinds of files that a query loads; the first matching pattern counts. */
const kinds = [
  { name: 'client', pattern: /client\.js$|pagefind\.js$/ },
  { name: 'WASM', pattern: /wasm\.[\w-]+\.pagefind$/ },
  { name: 'metadata', pattern: /pagefind-entry|\.pf_meta$/ },
  { name: 'words', pattern: /\.pf_index$/ },
  { name: 'articles', pattern: articlePattern },
  { name: 'side entry', pattern: /\/search\/.*entry\.json$/ },
  { name: 'postings', pattern: /\/postings\// },
  { name: 'other', pattern: /./ },
] as const;

function bytesByKind(files: readonly LoadedFile[]): number[] {
  const kindOf = ({ path }: LoadedFile): number => kinds.findIndex(({ pattern }) => pattern.test(path));
  return kinds.map((_, kind) => files.reduce((sum, file) => sum + (kindOf(file) === kind ? file.bytes : 0), 0));
}

/** What `npm run bench -- search` prints. */
export function renderSearch({ runs, rows, budgets }: SearchReport): string {
  return [
    ...costTable(rows),
    '',
    ...renderTable([
      ['first query, KiB', ...kinds.map(({ name }) => name)],
      ...rows.map(({ articles, name, first }) => [`${articles}, ${name}`, ...bytesByKind(first.files).map(kibibytes)]),
    ]),
    '',
    ...rows.flatMap(({ articles, contract }) =>
      contract === undefined
        ? []
        : `${articles} articles: ${contract.questions} questions of the search contract in ${contract.fullSeconds.toFixed(1)} s; ${contract.askedAgain} asked again after an edit in ${contract.editSeconds.toFixed(1)} s.`,
    ),
    '',
    `Articles are half zh-cn, half en. Index CPU is the median of ${runs} runs, without reading and compiling. KiB of queries are`,
    `compressed bodies: median and maximum over ${readers} readers with an empty cache; the first query loads the client, too.`,
    'Milliseconds are over all questions, with the index loaded. Compare only figures of one run.',
    ...warnOfLoad(rows),
    '',
    ...budgets.map(
      ({ articles, what, value, limit, unit, isMet }) =>
        `${isMet ? 'within' : 'OVER'} budget: ${articles} articles, ${what}: ${value.toFixed(1)} of ${limit} ${unit}`,
    ),
    '',
  ].join('\n');
}

/** Above this, other programs take a large part of the time that is measured. */
const maxLoad = 1.5;

function warnOfLoad(rows: readonly SearchRow[]): string[] {
  const load = Math.max(...rows.map((row) => row.load));
  if (load <= maxLoad) return [];
  return [
    `The machine was busy, up to ${load.toFixed(1)} processes for each processor: milliseconds are those of a slower machine.`,
  ];
}

function costTable(rows: readonly SearchRow[]): string[] {
  const index = ['index CPU s', 'peak MiB', 'index KiB', 'side KiB', 'side gzip'];
  const queries = ['first query KiB', 'max', 'requests', 'next two KiB', 'max', 'without articles', 'median ms', 'p95 ms'];
  return renderTable([
    ['articles', ...index, ...queries],
    ...rows.map(({ articles, name, indexCpuSeconds, peakMiB, indexBytes, sideBytes, first, further, furtherIndex, latency }) => [
      `${articles}, ${name}`,
      indexCpuSeconds.toFixed(1),
      peakMiB.toFixed(0),
      (indexBytes.onDisk / 1024).toFixed(0),
      kibibytes(sideBytes.onDisk),
      kibibytes(sideBytes.gzip),
      kibibytes(first.medianBytes),
      kibibytes(first.maxBytes),
      String(first.requests),
      kibibytes(further.medianBytes),
      kibibytes(further.maxBytes),
      kibibytes(furtherIndex.medianBytes),
      latency.medianMilliseconds?.toFixed(1) ?? '–',
      latency.p95Milliseconds?.toFixed(1) ?? '–',
    ]),
  ]);
}

function kibibytes(bytes: number | undefined): string {
  return bytes === undefined ? '–' : (bytes / 1024).toFixed(1);
}
