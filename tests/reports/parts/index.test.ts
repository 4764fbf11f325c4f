import { expect, test } from 'vitest';
import { frameSchema } from '../../../src/reports/frame.ts';
import type { PartSources, ReportPart } from '../../../src/reports/part.ts';
import { parts } from '../../../src/reports/parts/index.ts';
import { input } from '../builders.ts';

const all: readonly ReportPart[] = parts;

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

test('no two parts share an id, a field of report.json or a CSV file', () => {
  expect(repeated(all.map(({ id }) => id))).toEqual([]);
  expect(repeated([...Object.keys(frameSchema.shape), ...all.flatMap(({ field }) => field ?? [])])).toEqual([]);
  expect(repeated(all.flatMap(({ tables }) => Object.keys(tables ?? {})))).toEqual([]);
});

test('no two parts collect the same field of the input, nor one that the knowledge base gives', async () => {
  const sources: PartSources = {
    store: undefined,
    period: { from: '2026-11-14', to: '2026-11-20' },
    today: '2026-11-20',
    asOf: 0,
    now: 0,
    siteDir: 'none',
    fragileFile: 'none',
    contentRead: async () => ({ base: input(), searchedDigest: undefined }),
  };
  const collected = await Promise.all(all.flatMap(({ collect }) => collect?.(sources) ?? []));
  const fields = collected.flatMap((one) => Object.keys(one));
  expect(repeated(fields)).toEqual([]);
  const {
    today,
    period,
    site,
    minReaders,
    locales,
    categories,
    products,
    stages,
    channels,
    owners,
    people,
    efforts,
    articles,
    replies,
    voteReasons,
    targets,
    synonyms,
    findings,
    ...rest
  } = input();
  expect(Object.keys(rest).sort()).toEqual(fields.sort());
});
