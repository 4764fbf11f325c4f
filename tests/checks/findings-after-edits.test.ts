import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusDay, makeCorpus, writeContent } from '../../scripts/lab/fixtures/corpus/corpus.ts';
import { checkContent } from '../../src/checks/check-content.ts';
import { contentReader } from '../../src/content/content-reader.ts';
import { readContent } from '../../src/content/read-content.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { newFolder } from '../support/folder.ts';
import { runs } from '../support/properties.ts';

/** What a writer may do to a file; `undefined` deletes it. */
const edits: Readonly<Record<string, (text: string) => string | undefined>> = {
  misspell: (text) => `${text}\nA sentense with 9 MB, 2 working days and 3 个工作日.\n`,
  link: (text) => `${text}\n[Nowhere](/en/articles/nowhere/) and [a heading](#nowhere).\n`,
  component: (text) => `${text}\n<Fact id="nothing" />\n\n<Nothing />\n`,
  retitle: (text) => text.replace(/^title: .*$/m, 'title: Anothr title of 4 months'),
  forget: (text) => text.replace(/^answers:\n(?: {2}- .*\n)*/m, ''),
  withdraw: (text) => text.replace('state: published', 'state: draft'),
  spoil: (text) => text.replace(/^category: .*$/m, 'category: nothing'),
  shorten: (text) => text.slice(0, text.lastIndexOf('---') + 4),
  remove: () => undefined,
};

/** What a writer may do to the operator's files. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  'facts.yaml': (text) => text.replace(/\d+/, (number) => String(Number(number) + 1)),
  'synonyms.yaml': (text) => text.replace('- - ', '- - sentense\n    - '),
  'glossary.yaml': (text) => text.replace(/id: .*/, 'id: renamed'),
};

test('after any edits, a check with the caches of earlier ones, or in the same process, finds exactly what one without finds', async () => {
  const contentDir = join(newFolder(), 'content');
  const warm = newFolder();
  await writeContent(contentDir, makeCorpus({ articles: 12, seed: 'edits' }));
  const names = (await readdir(contentDir, { recursive: true })).filter((path) => path.endsWith('.mdx')).sort();
  const readAgain = contentReader(contentDir, newFolder(), 0);
  const found = new Set<string>();

  async function check(fragmentsDir: string): Promise<Finding[]> {
    return checkContent(await readContent(contentDir, fragmentsDir), { today: corpusDay });
  }

  async function edit(path: string, change: (text: string) => string | undefined): Promise<void> {
    const file = join(contentDir, path);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const edited = text === undefined ? undefined : change(text);
    if (edited === undefined) await rm(file, { force: true });
    else await writeFile(file, edited);
  }

  await check(warm);
  await readAgain();
  const article = fc.constantFrom(...names);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(article, fc.constantFrom(...Object.values(edits))) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.entries(changes)) },
    // The same text under another name.
    { weight: 1, arbitrary: fc.tuple(article, fc.constant('copy.mdx')) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const [path, change] of steps) {
        if (typeof change !== 'string') await edit(path, change);
        else if (existsSync(join(contentDir, path)))
          await copyFile(join(contentDir, path), join(contentDir, dirname(path), change));
      }
      const findings = await check(warm);
      expect(findings).toEqual(await check(newFolder()));
      expect(await checkContent(await readAgain(), { today: corpusDay })).toEqual(findings);
      for (const { rule } of findings) found.add(rule);
    }),
    { numRuns: runs(2) },
  );
  expect(found.size).toBeGreaterThan(5);
});
