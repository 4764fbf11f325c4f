import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf } from '../../src/edition/folders.ts';
import { parse, UserError } from '../../src/errors.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../../src/knowledge/feedback-settings.ts';
import { forgetSalts } from '../../src/readers/day-salt.ts';
import { checkClock, describeDoubt, trustClock } from '../../src/records/clock.ts';
import { purgeExpired, purgeShortLived } from '../../src/records/purge.ts';
import type { Store } from '../../src/store/store.ts';
import { withExistingStore } from './databases.ts';
import { readJson } from './files.ts';
import { createProgress } from './progress.ts';
import type { Task } from './task.ts';

export const purge: Task = {
  summary: 'deletes, in batches, what is older than its retention and what may not be kept',
  accepts: ['settings', 'trust-clock'],
  async run({ database, settings: settingsFile, 'trust-clock': trustsClock = false }) {
    const settings = await readSettings(settingsFile);
    await withExistingStore(database, async (store) => {
      if (trustsClock) await trustClock(store, Date.now());
      else await requireTrustedClock(store);
      const printProgress = createProgress('votes');
      const { votes, comments, demand, questions } = await purgeExpired(store, settings, Date.now(), (purged) =>
        printProgress(purged.votes),
      );
      await forgetSalts(store, Date.now());
      await purgeShortLived(store, settings, Date.now());
      await store.scrub(['salt']);
      console.log(
        `Deleted: ${votes} votes (still counted in the totals), ${comments} comments and surveys, ${demand} search texts and counters. Erased the texts of ${questions} questions.`,
      );
    });
  },
};

async function readSettings(named: string | undefined): Promise<FeedbackSettings> {
  const file = named ?? join(foldersOf(readEnvironment(process.env)).outDir, 'feedback.json');
  if (existsSync(file)) return parse(feedbackSettingsSchema, await readJson(file), `${file} is not valid.`);
  if (named === undefined) return defaultFeedbackSettings;
  throw new UserError(`There is no file ${file}.`, 'Name the feedback.json of a build.');
}

/** Data deleted because of a wrong clock cannot be restored. */
async function requireTrustedClock(store: Store): Promise<void> {
  const doubt = await checkClock(store, Date.now());
  if (doubt !== undefined)
    throw new UserError(describeDoubt(doubt), 'Check the time of this machine; if it is right, add --trust-clock.');
}
