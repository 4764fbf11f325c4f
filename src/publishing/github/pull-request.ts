import { z } from 'zod';
import { MisuseError, parse, UserError } from '../../errors.ts';
import { readForeignFile } from '../read-limited.ts';
import type { Github } from './github.ts';

/**
 * A finished run, as the event `workflow_run` tells it. GitHub wrote it, so unlike what the run itself uploaded it says
 * truly which commit ran.
 */
const eventSchema = z.object({
  workflow_run: z.object({
    html_url: z.url(),
    conclusion: z.string().nullable(),
    head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
    head_branch: z.string().min(1),
    head_repository: z.object({ owner: z.object({ login: z.string().min(1) }) }),
  }),
});

export type FinishedRun = z.output<typeof eventSchema>['workflow_run'];

const pullRequestSchema = z.object({ number: z.int().min(1), head: z.object({ sha: z.string() }) });

/**
 * @param path `GITHUB_EVENT_PATH`
 * @throws UserError
 */
export async function readFinishedRun(path: string | undefined): Promise<FinishedRun> {
  const text = path === undefined ? undefined : await readForeignFile(path, 5 * 1024 * 1024);
  if (text === undefined)
    throw new MisuseError(
      'There is no event to read.',
      'GITHUB_EVENT_PATH must name the event of a workflow that begins `on: workflow_run`.',
    );
  return parse(eventSchema, JSON.parse(text), 'The event is not that of a finished run.').workflow_run;
}

/**
 * The open pull request whose newest commit a run was about. A fork's run names none itself, and what it uploads is not
 * to be believed.
 *
 * @returns `undefined` when it is closed, or has a newer commit, whose own run will tell
 */
export async function findPullRequest(github: Github, run: FinishedRun): Promise<number | undefined> {
  const head = encodeURIComponent(`${run.head_repository.owner.login}:${run.head_branch}`);
  const found = z.array(pullRequestSchema).safeParse(await github.get(`/pulls?state=open&head=${head}&per_page=100`));
  if (!found.success) throw new UserError('GitHub’s list of pull requests is not one.', 'Is GITHUB_API_URL right?');
  return found.data.find((pullRequest) => pullRequest.head.sha === run.head_sha)?.number;
}
