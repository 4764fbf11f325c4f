import { execFileSync } from 'node:child_process';
import { goBack, release, releaseName } from '../../src/publishing/server/releases.ts';
import { withRemoteShell } from '../../src/publishing/server/remote-shell.ts';
import { parseTarget } from '../../src/publishing/server/target.ts';
import { readCount } from '../command-line.ts';
import type { DeployTask } from './task.ts';
import { siteDirOf, testLive } from './test-live.ts';

export const server: DeployTask = {
  summary: 'sends the site to a server or a folder as a new release and tests it; when that fails, the one before is back',
  argument: 'user@host:/folder',
  accepts: ['site', 'url', 'static', 'untested', 'back', 'to', 'keep', 'within'],
  async run(options, environment) {
    const target = parseTarget(options.argument);
    const { DEPLOY_KEY: key, DEPLOY_KNOWN_HOSTS: knownHosts } = process.env;
    return withRemoteShell(target, { key, knownHosts }, async (shell) => {
      if (options.back || options.to !== undefined) {
        console.log(`${options.argument} is back at ${await goBack(shell, target, options.to || undefined)}.`);
        return 0;
      }
      const name = releaseName(new Date(), commitOf(process.env));
      const before = await release(shell, target, {
        siteDir: siteDirOf(options, environment),
        name,
        keep: readCount('keep', options.keep, 1_000),
      });
      console.log(`${options.argument} has the release ${name}.`);
      if (options.untested || (await testLive(options, environment))) return 0;
      if (before === undefined) console.error('The release is not as it should be, and there is none before it to go back to.');
      else
        console.error(
          `The release is not as it should be; ${options.argument} is back at ${await goBack(shell, target, before)}.`,
        );
      return 1;
    });
  },
};

/** The commit that was built; `undefined` outside of a repository. */
function commitOf({ GITHUB_SHA }: NodeJS.ProcessEnv): string | undefined {
  if (GITHUB_SHA) return GITHUB_SHA;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
