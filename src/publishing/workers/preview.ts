import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { listBelow, pathBelow } from '../../files.ts';
import type { Wrangler } from './wrangler.ts';

/** What the platform would run, or take for its own settings, instead of sending it. */
const executed =
  /^(?:_worker\.js|_worker\.bundle|_routes\.json|_redirects|functions|node_modules|wrangler\.(?:json|jsonc|toml)|\.wrangler|\.env.*|\.dev\.vars.*)(?:\/|$)/;

/** More than the platform takes. */
const maxFiles = 20_000;
const maxBytes = 2 * 1024 * 1024 * 1024;

/**
 * Refuses a built site that holds more than files to be sent as they are. It may come from a fork, so nothing of it is run
 * or followed.
 *
 * @throws UserError
 */
export async function refuseUnsafeSite(folder: string): Promise<void> {
  const entries = await listBelow(folder);
  const refuse = (what: string): never => {
    throw new UserError(`${folder} is not a site to show: ${what}.`, 'Nothing was uploaded. Look at what the run built.');
  };
  if (!entries.some((entry) => entry.isFile() && pathBelow(folder, entry) === 'index.html')) refuse('it has no index.html');
  if (entries.length > maxFiles) refuse(`it has ${entries.length} files, and at most ${maxFiles} are shown`);
  let bytes = 0;
  for (const entry of entries) {
    const path = pathBelow(folder, entry);
    if (!entry.isFile() && !entry.isDirectory()) refuse(`${path} is neither a file nor a folder`);
    if (executed.test(path)) refuse(`${path} would be run or read as settings`);
    bytes += (await lstat(join(folder, path))).size;
  }
  if (bytes > maxBytes) refuse(`it has ${bytes} bytes`);
}

/**
 * Shows a site at an address of its own, as files alone: without endpoint, database and keys.
 *
 * @param project a Cloudflare Pages project
 * @param name of the preview, such as `pr-12`
 * @returns its address
 */
export async function showPreview(wrangler: Wrangler, folder: string, project: string, name: string): Promise<string> {
  await refuseUnsafeSite(folder);
  const entries = await wrangler(['pages', 'deploy', folder, '--project-name', project, '--branch', name, '--commit-dirty=true']);
  const { alias, url } = entries.findLast((entry) => entry.alias != null || entry.url != null) ?? {};
  const address = alias ?? url;
  if (address == null)
    throw new UserError('wrangler did not say where the preview is.', 'Look for it in the project’s deployments.');
  return address;
}
