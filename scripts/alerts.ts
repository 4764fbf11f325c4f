import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../src/files.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { type KnowledgeBase, readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { alertIssue, alertText, withChangedIssue } from '../src/publishing/alerts/alert-text.ts';
import { alertsOf, type OwnerAlerts } from '../src/publishing/alerts/alerts.ts';
import { digestsOf } from '../src/publishing/alerts/digest.ts';
import { readFindings, readReport } from '../src/publishing/alerts/read-inputs.ts';
import { readMailSettings, sendMail } from '../src/publishing/alerts/send-mail.ts';
import { openGithub, readGithubOptions } from '../src/publishing/github/github.ts';
import { syncIssues } from '../src/publishing/github/sync-issues.ts';
import { runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run alerts',
    summary:
      'Says what needs attention although nobody has edited anything: dead links to other sites, overdue reviews, fragile questions, articles that do not help, and what has become worse than usual.',
    options: {
      findings: { type: 'string' },
      report: { type: 'string' },
      issues: { type: 'boolean', default: false },
      digests: { type: 'string' },
      mail: { type: 'boolean', default: false },
    },
    help: {
      findings: 'what `npm run --silent check -- --outside --fragile --json` printed',
      report: 'report.json of `npm run report`; left out without readers’ votes',
      issues: 'make the issues of the repository the same: open, renew and close one for each owner',
      digests: 'folder for a letter to each owner',
      mail: 'send the letters, if KB_SMTP is set; with --issues, only those whose issue has changed',
    },
    environment: {
      KB_CONTENT: 'content folder (default: content)',
      KB_TODAY: 'day of the letters (default: today)',
      GITHUB_TOKEN: 'for --issues, with the permission `issues: write`',
      GITHUB_REPOSITORY: 'owner/name; set by GitHub',
      KB_SMTP: 'mail server, such as smtps://user:password@mail.example.com (default: none)',
      GITHUB_API_URL: 'set by GitHub (default: https://api.github.com)',
    },
  },
  async ({ findings, report, issues, digests, mail }) => {
    const { contentDir, today } = readEnvironment(process.env);
    const kb = await readKnowledgeBase(contentDir);
    const alerts = alertsOf(
      findings === undefined ? [] : await readFindings(findings),
      report === undefined ? undefined : await readReport(report),
      kb,
    );
    if (digests !== undefined) await writeDigests(digests, alerts, today);
    const changed = issues ? await renewIssues(alerts) : alerts;
    if (mail) await sendLetters(changed, kb, today);
    if (digests === undefined && !issues && !mail) console.log(render(alerts));
  },
);

/** @returns the alerts whose issue was opened or has changed */
async function renewIssues(alerts: readonly OwnerAlerts[]): Promise<OwnerAlerts[]> {
  const changes = await syncIssues(openGithub(readGithubOptions(process.env)), alerts.map(alertIssue));
  console.log(changes.length === 0 ? 'The issues are as they should be.' : changes.map(({ what }) => what).join('\n'));
  return withChangedIssue(alerts, changes);
}

async function sendLetters(alerts: readonly OwnerAlerts[], kb: KnowledgeBase, today: string): Promise<void> {
  const settings = readMailSettings(process.env, kb);
  if (settings === undefined) console.log('No mail: KB_SMTP is not set.');
  else console.log(`Mail to ${(await sendMail(settings, alerts, today)).join(', ') || 'nobody'}.`);
}

async function writeDigests(folder: string, alerts: readonly OwnerAlerts[], today: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Those of owners who have nothing to do any more.
  for (const name of (await readdir(folder).catch(ignoreMissing)) ?? []) if (name.endsWith('.md')) await rm(join(folder, name));
  for (const { path, text } of digestsOf(alerts, today)) await writeFile(join(folder, path), text);
}

function render(alerts: readonly OwnerAlerts[]): string {
  if (alerts.length === 0) return 'Nothing needs attention.';
  return alerts.map(({ name, alerts: own }) => `# ${name}\n\n${alertText(own)}`).join('\n');
}
