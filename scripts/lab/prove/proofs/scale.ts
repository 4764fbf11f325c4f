import { type HungryCommand, memoryNeededFor } from '../../../../src/edition/memory-needs.ts';
import { choice, count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { measureScale, type ScaleRow } from '../scale.ts';
import { seed } from './seed.ts';

export const scaleProof = definePart({
  name: 'scale',
  summary: [
    'checks and builds of a ninth, a third and all of many generated articles: the curve of time and memory, what ends first,',
    'and that nothing needs more memory than check and build say beforehand',
  ],
  options: {
    'scale-articles': count(100_000, 'how many articles; a build of 100 000 takes an hour'),
    index: choice(['without', 'with'], 'builds without or with the search index'),
    seed,
  },
  async run({ 'scale-articles': articles, index, seed: number }, progress) {
    const rows = await measureScale(articles, { seed: String(number), hasIndex: index === 'with' }, progress);
    const failures = rows.flatMap(({ articles: size, command, what, failure }) =>
      failure === undefined ? [] : [`${size} articles, ${command}, ${what}: ${failure}`],
    );
    const lines = [
      ...renderTable([head, ...rows.map(cellsOf)]),
      ...(['check', 'build'] as const).flatMap((of) => lineOf(of, rows)),
    ];
    return { table: [...lines, ...failures].join('\n'), isMet: failures.length === 0 && rows.every(isWithinNeed) };
  },
});

const head = ['articles', 'command', '', 'CPU s', 'wall s', 'largest process, MiB', 'together, MiB', 'said to need, MiB'];

function cellsOf({ articles, command, what, measured }: ScaleRow): string[] {
  const figures = measured && [
    measured.cpuSeconds.toFixed(1),
    measured.wallSeconds.toFixed(1),
    measured.peakMiB.toFixed(0),
    measured.togetherMiB.toFixed(0),
  ];
  return [String(articles), command, what, ...(figures ?? ['failed', '', '', '']), String(memoryNeededFor(command, articles))];
}

function isWithinNeed({ articles, command, measured }: ScaleRow): boolean {
  return measured === undefined || measured.togetherMiB <= memoryNeededFor(command, articles);
}

/** The straight line through the smallest and the largest of the first runs. */
function lineOf(command: HungryCommand, rows: readonly ScaleRow[]): string[] {
  const first = rows.filter((row) => row.command === command && row.prepare === 'cold' && row.measured !== undefined);
  const [small, large] = [first.at(0), first.at(-1)];
  if (small?.measured === undefined || large?.measured === undefined || small.articles === large.articles) return [];
  const slope = (large.measured.togetherMiB - small.measured.togetherMiB) / (large.articles - small.articles);
  const base = small.measured.togetherMiB - slope * small.articles;
  return [`${command}: ${base.toFixed(0)} MiB and ${(slope * 1000).toFixed(0)} MiB for each thousand articles`];
}
