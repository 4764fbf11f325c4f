import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { comparePlanted } from '../../../../scripts/lab/prove/planted.ts';
import type { SimulatedContent } from '../../../../src/simulation/simulated-content.ts';
import { contentDir, sampleContent } from '../../../simulation/builders.ts';
import { newFolder } from '../../../support/folder.ts';

// The short form of `npm run prove -- planted`.

let content: SimulatedContent;
const options = { contentDir, seed: 2, until: '2026-11-20', weeks: 12, readersPerDay: 300, votes: 3_000 };

/** A small help centre, so that few visits are enough. */
const categories = ['sign-in', 'playback'];

beforeAll(async () => {
  const sample = await sampleContent();
  content = { ...sample, articles: sample.articles.filter(({ category }) => categories.includes(category)) };
});

test('the report finds everything that was planted, and alarms about nothing else', async () => {
  const folder = newFolder();
  const { found, alarmed } = await comparePlanted({ ...options, content, folder, siteDir: join(folder, 'none') });
  expect(found).toHaveLength(6);
  expect(found.filter(({ where }) => where === null)).toEqual([]);
  expect(alarmed).toEqual([]);
});

test('the report alarms about nothing where nothing was planted', async () => {
  const folder = newFolder();
  const quiet = await comparePlanted({
    ...options,
    readersPerDay: 60,
    votes: 1_000,
    content,
    folder,
    siteDir: join(folder, 'none'),
    isQuiet: true,
  });
  expect(quiet).toEqual({ found: [], alarmed: [] });
});
