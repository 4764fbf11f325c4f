import { randomBytes } from 'node:crypto';
import { UserError } from '../../src/errors.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { staffOf, staffTeamsOf } from '../../src/knowledge/staff-settings.ts';
import { putBulletins } from '../../src/questions/bulletins/put-bulletins.ts';
import { concernsOf } from '../../src/reports/digests/concerns.ts';
import type { ReportInput } from '../../src/reports/input.ts';
import type { Report } from '../../src/reports/report-schema.ts';
import { withExistingStore } from '../feedback/databases.ts';

/**
 * Puts what is new for each owner into the outbox.
 *
 * @returns what was done, in one line
 * @throws UserError when there is no database, or when its readers are simulated
 */
export async function sendDigests(
  database: string,
  report: Report,
  input: Pick<ReportInput, 'articles' | 'waitingQuestions' | 'owners'>,
  { contentDir, now }: { contentDir: string; now: number },
): Promise<string> {
  if (report.simulated !== null)
    throw new UserError(
      'Digests of simulated data are not sent.',
      'Leave --send out, or name the database of your readers with --database.',
    );
  const { service, team } = await readKnowledgeBase(contentDir);
  const { mail, webhooks } = service.questions;
  if (mail === undefined && !webhooks.some(({ events }) => events.includes('digest') || events.includes('alert')))
    return 'Outbox: nobody can be told. Under `questions` in channels.yaml set `mail`, or add the events `digest` and `alert` to a webhook.';
  const staff = { mail, webhooks, people: staffOf(team), teams: staffTeamsOf(team) };
  const run = randomBytes(12).toString('base64url');
  const sent = await withExistingStore(database, (store) =>
    putBulletins(store, concernsOf(report, input, staff), { today: report.today, now, run }),
  );
  const names = sent.map(({ kind, owner }) => `${kind} for ${owner ?? 'the leads'}`);
  return names.length === 0 ? 'Outbox: nothing is new for anybody.' : `Outbox: ${names.join(', ')}.`;
}
