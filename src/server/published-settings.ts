import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, UserError } from '../errors.ts';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../knowledge/feedback-settings.ts';

/**
 * Keeps in step with the site's `feedback.json`.
 *
 * @returns a function that gives the settings as of the last build. The file is looked at once a second at
 *   most; while it is broken, the last good settings hold. Without a file, those of a site without one.
 * @throws UserError from the first call when the file is there but is none of ours
 */
export function followSettings(siteDir: string, clock: () => number): () => Promise<FeedbackSettings> {
  const file = join(siteDir, 'feedback.json');
  let settings: FeedbackSettings | undefined;
  let version = '';
  let lookedAt = Number.NEGATIVE_INFINITY;

  return async function readSettings() {
    const now = clock();
    if (settings !== undefined && now - lookedAt < lookEveryMs) return settings;
    lookedAt = now;
    const present = await fileVersion(file);
    if (settings !== undefined && present === version) return settings;
    try {
      settings =
        present === '' ? defaultFeedbackSettings : parse(feedbackSettingsSchema, await readJson(file), `${file} is broken.`);
      version = present;
    } catch (error) {
      if (settings === undefined) throw error;
    }
    return settings;
  };
}

const lookEveryMs = 1_000;

async function fileVersion(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} is not JSON.`, 'It is made by `npm run build`. Build the site again.', { cause: error });
  }
}
