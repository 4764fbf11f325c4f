import { MisuseError } from '../../errors.ts';

/** A folder that holds releases, on this machine or another one. */
export interface Target {
  /** As `ssh` takes it, such as `deploy@help.example.com`; `undefined` for this machine. */
  host: string | undefined;
  /** Absolute. */
  folder: string;
}

/**
 * Reads `deploy@help.example.com:/srv/help` or `/srv/help`.
 *
 * @throws MisuseError also for what `ssh` or a shell would read as something else
 */
export function parseTarget(text: string): Target {
  const colon = text.indexOf(':');
  const host = colon === -1 ? undefined : text.slice(0, colon);
  const folder = text.slice(colon + 1);
  const isHost = host === undefined || /^[A-Za-z0-9_][\w.@-]*$/.test(host);
  const isFolder = /^\/[\w./-]+$/.test(folder) && !folder.split('/').some((part) => part === '..' || part === '.');
  if (!isHost || !isFolder)
    throw new MisuseError(
      `\`${text}\` is not a place to deploy to.`,
      'Write it as `user@host:/absolute/folder`, or as `/absolute/folder` on this machine.',
    );
  return { host, folder: folder.replace(/\/$/, '') };
}

/** As people know it. */
export function targetName({ host, folder }: Target): string {
  return host === undefined ? folder : `${host}:${folder}`;
}
