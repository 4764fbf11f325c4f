import type { LoadedFile } from '../../search-eval/browser/measure.ts';
import { readers } from '../../search-eval/browser-figures.ts';
import { renderTable } from '../../table.ts';
import type { SearchReport } from './search-report.ts';

/** Kinds of files that a query loads; the first matching pattern counts. */
const kinds = [
  { name: 'client', pattern: /client\.js$|pagefind\.js$/ },
  { name: 'WASM', pattern: /wasm\.[\w-]+\.pagefind$/ },
  { name: 'metadata', pattern: /pagefind-entry|\.pf_meta$/ },
  { name: 'words', pattern: /\.pf_index$/ },
  { name: 'articles', pattern: /\.pf_fragment$/ },
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
  const kib = (bytes: number | undefined): string => (bytes === undefined ? '–' : (bytes / 1024).toFixed(1));
  const table = renderTable([
    [
      'articles',
      'index CPU s',
      'peak MiB',
      'index KiB',
      'side KiB',
      'side gzip',
      'first query KiB',
      'most',
      'requests',
      'next two KiB',
      'most',
      'without articles',
      'median ms',
      'p95 ms',
    ],
    ...rows.map(({ articles, name, indexCpuSeconds, peakMiB, indexBytes, sideBytes, first, further, furtherIndex, latency }) => [
      `${articles}, ${name}`,
      indexCpuSeconds.toFixed(1),
      peakMiB.toFixed(0),
      (indexBytes.onDisk / 1024).toFixed(0),
      kib(sideBytes.onDisk),
      kib(sideBytes.gzip),
      kib(first.medianBytes),
      kib(first.mostBytes),
      String(first.requests),
      kib(further.medianBytes),
      kib(further.mostBytes),
      kib(furtherIndex.medianBytes),
      latency.medianMilliseconds?.toFixed(1) ?? '–',
      latency.p95Milliseconds?.toFixed(1) ?? '–',
    ]),
  ]);
  return [
    ...table,
    '',
    ...renderTable([
      ['first query, KiB', ...kinds.map(({ name }) => name)],
      ...rows.map(({ articles, name, first }) => [`${articles}, ${name}`, ...bytesByKind(first.files).map(kib)]),
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
    '',
    ...budgets.map(
      ({ articles, what, value, limit, unit, isMet }) =>
        `${isMet ? 'within' : 'OVER'} budget: ${articles} articles, ${what}: ${value.toFixed(1)} of ${limit} ${unit}`,
    ),
    '',
  ].join('\n');
}
