import { isMap, parseDocument } from 'yaml';
import { UserError } from '../errors.ts';
import type { ByHand, ContentFiles, Migration } from './migration.ts';

/** What brings content to a newer version. */
export interface Upgrade {
  /** New texts of the files that change, by path below the content folder. */
  changed: ReadonlyMap<string, string>;
  steps: readonly UpgradeStep[];
}

export interface UpgradeStep extends Pick<Migration, 'to' | 'summary'> {
  /** Files that it changes. */
  paths: readonly string[];
  byHand: readonly ByHand[];
}

/**
 * @param migrations in the order of their versions
 * @param from version of the content
 * @throws UserError when site.yaml cannot say the new version
 */
export function planUpgrade(files: ContentFiles, migrations: readonly Migration[], from: number): Upgrade {
  const texts = new Map(files);
  const steps = migrations
    .filter(({ to }) => to > from)
    .map(({ to, summary, migrate }): UpgradeStep => {
      const { changed, byHand } = migrate(texts);
      for (const [path, text] of changed) texts.set(path, text);
      return { to, summary, paths: [...changed.keys()], byHand };
    });
  const version = steps.at(-1)?.to;
  if (version !== undefined) texts.set('site.yaml', withVersion(texts.get('site.yaml') ?? '', version));
  return { steps, changed: new Map([...texts].filter(([path, text]) => files.get(path) !== text)) };
}

/** Changes no other byte of site.yaml. */
function withVersion(text: string, version: number): string {
  const line = `contentVersion: ${version}`;
  const written = /^contentVersion:.*$/m.test(text)
    ? text.replace(/^contentVersion:.*$/m, line)
    : `${text.replace(/\n$/, '')}\n${line}\n`;
  const document = parseDocument(written);
  if (document.errors.length === 0 && isMap(document.contents) && document.get('contentVersion') === version) return written;
  throw new UserError(
    'site.yaml is not written as plain lines of fields, so its version cannot be changed automatically.',
    `Add \`${line}\` to it by hand after correcting it; nothing was changed.`,
  );
}
