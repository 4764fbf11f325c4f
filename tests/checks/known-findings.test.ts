import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type InputsState, keepFindings, readKnownFindings, stateOfInputs } from '../../src/checks/known-findings.ts';
import { finding } from '../../src/findings/finding.ts';
import type { Environment } from '../../src/knowledge/environment.ts';
import { newFolder } from '../support/folder.ts';

const found = finding('schema/no-articles', { file: 'content/articles', line: 1, column: 1 }, 'There are none.', 'Add one.');

const saved = new Date('2026-11-01');

let content: string;
let environment: Environment;
let articleDemandFile: string;
let file: string;

/** As a run that begins an hour from now sees the files. */
const state = (): InputsState | undefined => stateOfInputs(environment, { articleDemandFile }, Date.now() + 3_600_000);
const known = async (): Promise<boolean> => (await readKnownFindings(file))?.state.all === state()?.all;
const keep = (finding = found): Promise<void> =>
  keepFindings(file, { state: state() as InputsState, found: [{ finding }], isComplete: true });

beforeEach(async () => {
  const folder = newFolder();
  content = join(folder, 'content');
  mkdirSync(join(content, 'articles/en'), { recursive: true });
  writeFileSync(join(content, 'site.yaml'), 'name: Qinghe\n');
  writeFileSync(join(content, 'articles/en/refund.mdx'), 'Within 7 days.\n');
  utimesSync(join(content, 'articles/en/refund.mdx'), saved, saved);
  environment = { contentDir: content, audience: 'public', today: '2026-11-20', outDir: undefined };
  articleDemandFile = join(folder, 'article-demand.json');
  file = join(folder, 'cache/findings.json');
  await keep();
});

describe('the findings of the last check', () => {
  test('are known while nothing has changed', async () => {
    expect(await known()).toBe(true);
    expect((await readKnownFindings(file))?.found).toEqual([{ finding: found }]);
  });

  test.each<[string, () => void]>([
    [
      'a file has as many other bytes and the date it had before',
      () => {
        writeFileSync(join(content, 'articles/en/refund.mdx'), 'Within 9 days.\n');
        utimesSync(join(content, 'articles/en/refund.mdx'), saved, saved);
      },
    ],
    ['a file is added', () => writeFileSync(join(content, 'articles/en/invoice.mdx'), '')],
    ['a file is deleted', () => rmSync(join(content, 'articles/en/refund.mdx'))],
    ['a file is renamed', () => renameSync(join(content, 'site.yaml'), join(content, 'sites.yaml'))],
    ['a file may no longer be read', () => chmodSync(join(content, 'site.yaml'), 0)],
    ['an empty folder is added', () => mkdirSync(join(content, 'articles/en/orders'))],
    ['a link is added', () => symlinkSync('/etc', join(content, 'articles/link'))],
    ['a report says what readers ask for', () => writeFileSync(articleDemandFile, '{}')],
    ['another day has come', () => Object.assign(environment, { today: '2026-11-21' })],
    ['their file is cut off', () => writeFileSync(file, '{"state":')],
  ])('are not when %s', async (_what, change) => {
    change();
    expect(await known()).toBe(false);
  });

  test('are those of the files that a link named as content folder leads to', async () => {
    environment = { ...environment, contentDir: `${content}-link` };
    symlinkSync(content, environment.contentDir);
    await keep();
    appendFileSync(join(content, 'site.yaml'), '\n');
    expect(await known()).toBe(false);
  });

  test('are not kept for files that have just changed, as another change may look the same', () => {
    const file = join(content, 'site.yaml');
    appendFileSync(file, '\n');
    const changed = statSync(file).ctimeMs;
    expect(stateOfInputs(environment, { articleDemandFile }, changed + 20)).toBeUndefined();
    expect(stateOfInputs(environment, { articleDemandFile }, changed + 2_000)).toBeDefined();
  });

  test('are not kept when an article took too long, as it may not next time', async () => {
    rmSync(file);
    await keep({ ...found, rule: 'mdx/too-slow' });
    expect(await known()).toBe(false);
  });

  test('are known to be of other articles alone while nothing else has changed', () => {
    const before = state();
    writeFileSync(join(content, 'articles/en/invoice.mdx'), 'By mail.\n');
    expect(state()?.withoutArticles).toBe(before?.withoutArticles);
    writeFileSync(join(content, 'site.yaml'), 'name: Qinghe Yoga\n');
    expect(state()?.withoutArticles).not.toBe(before?.withoutArticles);
  });
});
