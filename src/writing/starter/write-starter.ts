import { lstatSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent } from '../../checks/check-content.ts';
import { readContent } from '../../content/read-content.ts';
import { UserError } from '../../errors.ts';
import type { Finding } from '../../findings/finding.ts';
import { applyChanges } from '../editing/apply-changes.ts';
import type { FileChange } from '../editing/content-edit.ts';
import type { Settings } from './settings.ts';
import { type StarterFile, starterContent } from './starter-content.ts';

export interface Written {
  /** Paths below the content folder. */
  paths: string[];
  /** What the checks find; with an error nothing is written. */
  findings: Finding[];
}

/**
 * Writes a new help centre into a folder that has none yet. It is written and checked elsewhere first, so that a setting
 * that does not fit leaves nothing behind.
 *
 * @throws UserError when there is content already
 */
export async function writeStarter(
  contentDir: string,
  settings: Settings,
  { today, zone, fragmentsDir }: { today: string; zone: string; fragmentsDir: string },
): Promise<Written> {
  refuseContent(contentDir, starterContent(settings, { today, zone }));
  const scratch = await mkdtemp(join(tmpdir(), 'jieda-init-'));
  try {
    const draft = join(scratch, 'draft');
    await write(draft, starterContent(settings, { today, zone }));
    const { articles } = await readContent(draft, fragmentsDir);
    const [original] = settings.locales;
    const revisions = new Map(articles.filter(({ locale }) => locale === original).map(({ id, revision }) => [id, revision]));
    const files = starterContent(settings, { today, zone, revisionOf: (id) => revisions.get(id) });
    const checked = join(scratch, 'content');
    await write(checked, files);
    const findings = await checkContent(await readContent(checked, fragmentsDir, contentDir), { today });
    const isFaulty = findings.some(({ severity }) => severity === 'error');
    if (!isFaulty) await write(contentDir, files);
    return { paths: isFaulty ? [] : files.map(({ path }) => path), findings };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function write(folder: string, files: readonly StarterFile[]): Promise<void> {
  const changes = files.map(({ path, text }): FileChange => ({ path, before: undefined, after: text, to: path }));
  const { keep } = await applyChanges(folder, changes);
  await keep();
}

/** A file or folder that would be in the way is content of somebody's. */
function refuseContent(contentDir: string, files: readonly StarterFile[]): void {
  const names = [...new Set(files.map(({ path }) => (path.includes('/') ? dirname(path).split('/')[0] : path) ?? path))];
  const there = names.filter((name) => lstatSync(join(contentDir, name), { throwIfNoEntry: false }) !== undefined);
  if (there.length === 0) return;
  throw new UserError(
    `There is content in \`${contentDir}\` already: ${there.join(', ')}.`,
    'Nothing was written. Move the folder away if it is the sample, or name a new one: `KB_CONTENT=my-content npm run init`.',
  );
}
