import { z } from 'zod';
import { parse } from '../../errors.ts';
import type { Github } from './github.ts';
import { authoredSchema, isOurs, isSameText, marked, markerOf, workflowAuthor } from './marked.ts';

/** An issue as it should be. */
export interface WantedIssue {
  /** Which of our issues it is, such as the id of an owner. */
  name: string;
  title: string;
  /** Markdown. Ticked items of a task list stay ticked. */
  text: string;
}

/** Only issues with this label are looked at; only members can label. */
export const issueLabel = 'help-centre';

const issueSchema = authoredSchema.extend({
  number: z.int(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  pull_request: z.unknown().optional(),
});

type Issue = z.output<typeof issueSchema>;

const markerStart = '<!-- jieda: alerts ';

export interface IssueChange {
  /** Which of our issues; `undefined` for one that was closed. */
  name: string | undefined;
  /** `renewed: #12 Billing: what needs attention` */
  what: string;
}

/**
 * Makes the issues of the repository those that are wanted: opens what is new, renews what has changed, opens again what
 * has come back, and closes what is done. Sends nothing where nothing has changed.
 */
export async function syncIssues(
  github: Github,
  wanted: readonly WantedIssue[],
  author = workflowAuthor,
): Promise<IssueChange[]> {
  const marker = (name: string): string => markerOf(`alerts ${name}`);

  async function listOwn(): Promise<Issue[]> {
    const all = await github.list(`/issues?state=all&labels=${issueLabel}`);
    return parse(z.array(issueSchema), all, 'GitHub’s list of issues is not one.')
      .filter((issue) => issue.pull_request === undefined && isOurs(issue, markerStart, author))
      .sort((a, b) => b.number - a.number);
  }

  const own = await listOwn();
  const changes: IssueChange[] = [];
  for (const { name, title, text } of wanted) {
    const find = (issues: readonly Issue[]) => issues.find((issue) => isOurs(issue, marker(name), author));
    const present = find(own);
    if (present === undefined) {
      const body = marked(marker(name), text);
      await github.create('/issues', { title, body, labels: [issueLabel] }, async () => find(await listOwn()));
      changes.push({ name, what: `opened: ${title}` });
      continue;
    }
    const body = marked(marker(name), withTicks(text, present.body ?? ''));
    if (present.state === 'open' && present.title === title && isSameText(body, present.body)) continue;
    await github.patch(`/issues/${present.number}`, { title, body, state: 'open' });
    changes.push({ name, what: `${present.state === 'open' ? 'renewed' : 'opened again'}: #${present.number} ${title}` });
  }
  const kept = new Set(wanted.map(({ name }) => marker(name)));
  for (const issue of own.filter(({ state }) => state === 'open')) {
    if ([...kept].some((each) => isOurs(issue, each, author))) continue;
    await github.patch(`/issues/${issue.number}`, { state: 'closed', state_reason: 'completed' });
    changes.push({ name: undefined, what: `closed: #${issue.number} ${issue.title}` });
  }
  return changes;
}

const open = '- [ ] ';
const ticked = '- [x] ';

/** A new text with the ticks that people made in the earlier one. */
export function withTicks(text: string, earlier: string): string {
  const done = new Set(
    earlier
      .split('\n')
      .filter((line) => line.toLowerCase().startsWith(ticked))
      .map((line) => line.slice(ticked.length).trimEnd()),
  );
  return text
    .split('\n')
    .map((line) =>
      line.startsWith(open) && done.has(line.slice(open.length).trimEnd()) ? ticked + line.slice(open.length) : line,
    )
    .join('\n');
}
