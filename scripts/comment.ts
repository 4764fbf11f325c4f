import { readEnvironment } from '../src/knowledge/environment.ts';
import { effectComment } from '../src/publishing/github/effect-comment.ts';
import { openGithub, readGithubOptions } from '../src/publishing/github/github.ts';
import { findPullRequest, readFinishedRun } from '../src/publishing/github/pull-request.ts';
import { renewComment } from '../src/publishing/github/renew-comment.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { readLocale } from './read-locale.ts';
import { setOutput } from './step-output.ts';

await runCommand(
  {
    name: 'npm run comment',
    summary:
      'Writes the effect of a pull request as one comment, which it renews in place. For a workflow that begins when that of the pull request has ended.',
    options: {
      effect: { type: 'string', default: 'change/effect.json' },
      preview: { type: 'string' },
      locale: { type: 'string' },
      find: { type: 'boolean', default: false },
    },
    help: {
      effect: 'what `npm run effect -- --json` wrote; read as data, since it may come from a fork',
      preview: 'address at which the change can be seen',
      locale: 'locale of the comment (default: the first of site.yaml)',
      find: 'write no comment, only the number of the pull request as the output `number` of the step',
    },
    environment: {
      GITHUB_TOKEN: 'with the permission `pull-requests: write`',
      GITHUB_EVENT_PATH: 'event of the finished run; set by GitHub',
      GITHUB_REPOSITORY: 'owner/name; set by GitHub',
      KB_CONTENT: editionVariables.KB_CONTENT,
      GITHUB_API_URL: 'set by GitHub (default: https://api.github.com)',
    },
  },
  async ({ effect, preview, locale: wanted, find }) => {
    const github = openGithub(readGithubOptions(process.env));
    const run = await readFinishedRun(process.env['GITHUB_EVENT_PATH']);
    const pullRequest = await findPullRequest(github, run);
    await setOutput('number', String(pullRequest ?? ''));
    if (pullRequest === undefined) {
      console.log('The pull request is closed or has a newer commit: nothing to write.');
      return;
    }
    if (find) {
      console.log(`Pull request ${pullRequest}.`);
      return;
    }
    const locale = await readLocale(wanted, readEnvironment(process.env).contentDir);
    const text = await effectComment({ run, effectFile: effect, previewUrl: preview || undefined, locale });
    console.log(`Comment on pull request ${pullRequest}: ${await renewComment(github, { pullRequest, name: 'effect', text })}.`);
  },
);
