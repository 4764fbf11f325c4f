import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FeedbackSettings, feedbackSettingsSchema } from '../../../../src/knowledge/feedback-settings.ts';
import { serveScript } from '../../load/child-server.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { withSmallSite } from '../../load/small-site.ts';
import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { compareQuestions, killQuestions, type QuestionKillResult } from '../kill-questions.ts';

/** A site that takes questions at any hour. */
export const takingQuestions: FeedbackSettings = feedbackSettingsSchema.parse({
  version: 1,
  questions: { form: 'mail', channels: [], holidays: [], categories: [], products: [] },
});

export const questionKillsProof = definePart({
  name: 'question-kills',
  summary: [
    'the server is killed while readers ask and add to their questions: every acknowledged one is stored once and whole,',
    'on SQLite and PostgreSQL',
  ],
  options: { 'question-kills': count(20, 'how often, on each store') },
  run: ({ 'question-kills': kills }, progress) =>
    withSmallSite(async (site) => {
      writeFileSync(join(site.siteDir, 'feedback.json'), JSON.stringify(takingQuestions));
      const kill = (name: string, database: string): Promise<QuestionKillResult> =>
        killQuestions({
          script: serveScript(site.siteDir),
          database,
          kills,
          onProgress: (n) => progress(`${name}: ${n} of ${kills} kills`),
        });
      const file = site.database('questions.db');
      mkdirSync(dirname(file), { recursive: true });
      const rows = [{ name: 'SQLite', ...(await kill('SQLite', file)) }];
      // Control: a comparison that cannot find a loss would show nothing.
      const control = await compareQuestions(file, { asked: new Set(['never asked']), added: new Map() });
      if (postgresPrograms !== undefined) {
        const server = await startPostgres();
        try {
          rows.push({ name: 'PostgreSQL', ...(await kill('PostgreSQL', await server.newDatabase())) });
        } finally {
          await server.stop();
        }
      }
      const table = renderTable([
        ['store', 'kills', 'acknowledged', 'stored', 'lost', 'duplicated', 'torn'],
        ...rows.map(({ name, acknowledged, stored, lost, duplicated, torn }) =>
          [name, kills, acknowledged, stored, lost, duplicated, torn].map(String),
        ),
        ['control', '–', '1', '–', String(control.lost), '–', '–'],
      ]);
      const isMet = rows.every((row) => row.lost + row.duplicated + row.torn === 0 && row.acknowledged > 0) && control.lost === 1;
      return { table: table.join('\n'), isMet };
    }),
});
