import { server } from './server.ts';
import type { DeployTask } from './task.ts';
import { workers } from './workers.ts';

export const configured: DeployTask = {
  summary: 'deploys to Workers if CLOUDFLARE_API_TOKEN is set, and to DEPLOY_TARGET if that is set; says so if neither is',
  accepts: ['site', 'url', 'untested', 'back', 'to', 'keep', 'within'],
  async run(options, environment) {
    const { CLOUDFLARE_API_TOKEN, DEPLOY_TARGET, DEPLOY_STATIC } = process.env;
    if (!CLOUDFLARE_API_TOKEN && !DEPLOY_TARGET) {
      console.log(
        '::warning title=Nothing was deployed::Set the secrets CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID, or DEPLOY_TARGET, DEPLOY_KEY and DEPLOY_KNOWN_HOSTS.',
      );
      return 0;
    }
    // Workers have the public edition only: the internal one stands behind a login.
    const toWorkers = CLOUDFLARE_API_TOKEN && environment.audience === 'public';
    const first = toWorkers ? await workers.run(options, environment) : 0;
    if (!DEPLOY_TARGET) return first;
    const second = await server.run({ ...options, argument: DEPLOY_TARGET, static: Boolean(DEPLOY_STATIC) }, environment);
    return Math.max(first, second);
  },
};
