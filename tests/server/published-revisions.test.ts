import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRevisions } from '../../src/feedback/votes/revisions.ts';
import { followRevisions } from '../../src/server/published-revisions.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore, published, revisionsFile, start } from '../feedback/builders.ts';
import { newFolder } from '../support/folder.ts';

test('takes all revisions in again when the store was lost while they were taken in', async () => {
  const siteDir = newFolder();
  const articles = Array.from({ length: 450 }, (_, number) => published({ id: `article-${number}` }));
  writeFileSync(join(siteDir, 'revisions.json'), JSON.stringify(revisionsFile(articles)));
  const revisions = followRevisions({ siteDir, audience: 'public', clock: () => start });
  let store = await openStore();
  let writes = 0;
  const losing: Store = {
    ...store,
    async write(statements) {
      writes += 1;
      if (writes === 2) {
        store = await openStore();
        revisions.forget();
      }
      return store.write(statements);
    },
  };
  await revisions.refresh(losing);
  expect((await readRevisions(store)).length).toBeLessThan(450);
  expect(await revisions.refresh(losing)).toBe(true);
  expect(await readRevisions(store)).toHaveLength(450);
  expect(await revisions.refresh(losing)).toBe(false);
});
