import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readSiteToTest } from '../../src/publishing/live/site-to-test.ts';
import { smokeTest } from '../../src/publishing/live/smoke-test.ts';
import { startServer } from '../../src/server/entries/node.ts';
import { configFor } from '../server/support/site.ts';
import { newFolder } from '../support/folder.ts';

const folder = newFolder();
const config = configFor(join(folder, 'dist'));
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer({ siteDir: inject('siteDir'), config, log: console.error });
});

afterAll(() => server.close());

test('a site that has just been deployed answers all that is asked of it, and nothing of that is stored', async () => {
  const site = await readSiteToTest(inject('siteDir'));
  const waits: number[] = [];
  const probed = await smokeTest(server.url, site, { hasEndpoint: true, withinMs: 0, wait: async (ms) => waits.push(ms) });
  expect(probed.filter(({ fault }) => fault !== undefined)).toEqual([]);
  expect(probed.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'article (en)',
      'article (zh-cn)',
      'search/zh-cn/entry.json',
      'pagefind/pagefind-entry.json',
      'revision (en)',
    ]),
  );
  expect(waits).toEqual([]);
  const database = new DatabaseSync(config.database, { readOnly: true });
  expect(database.prepare('SELECT count(*) AS votes FROM event').get()).toEqual({ votes: 0 });
  database.close();
});

test('one that another build was deployed to is told by its articles and files, and asked again until time is up', async () => {
  const site = await readSiteToTest(inject('siteDir'));
  const [first] = site.articles;
  if (first === undefined) throw new Error('The sample site has no articles.');
  const later = {
    ...site,
    articles: [{ ...first, revision: '000000000000' }],
    files: [{ path: 'revisions.json', digest: 'other' }],
  };
  let time = 0;
  const wait = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
  };
  const options = { hasEndpoint: true, withinMs: 5_000, now: () => time, wait };
  const probed = await smokeTest(server.url, later, options);
  const failed = probed.filter(({ fault }) => fault !== undefined).map(({ name }) => name);
  expect(failed).toEqual([`article (${first.locale})`, 'revisions.json', `revision (${first.locale})`]);
  expect(time).toBe(6_000);
  expect(readFileSync(join(inject('siteDir'), 'revisions.json'), 'utf8')).toContain(first.revision);
});
