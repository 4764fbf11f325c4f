import { MisuseError } from '../../src/errors.ts';
import { acceptSurge } from '../../src/feedback/votes/held-back.ts';
import { dateField } from '../../src/knowledge/fields.ts';
import { withExistingStore } from './databases.ts';
import type { Task } from './task.ts';

export const acceptSurgeTask: Task = {
  summary: 'counts the votes held back by a surge on an article; the report lists the surges',
  accepts: ['article', 'locale', 'day'],
  async run({ database, article, locale, day }) {
    if (article === undefined || locale === undefined || day === undefined)
      throw new MisuseError(
        'A surge is identified by its article, locale and day.',
        'Add --article, --locale and --day as in the report.',
      );
    if (!dateField.safeParse(day).success)
      throw new MisuseError(`\`${day}\` is not a day for --day.`, 'Give a day as in the report, such as 2026-11-20.');
    const accepted = await withExistingStore(database, (store) =>
      acceptSurge(store, { article, locale, edition: 'public', day }),
    );
    console.log(
      accepted === 0
        ? `No vote on ${locale}/${article} is held back by a surge on ${day}.`
        : `Now counted: ${accepted} votes on ${locale}/${article} of ${day}.`,
    );
  },
};
