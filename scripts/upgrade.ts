import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { UserError } from '../src/errors.ts';
import { contentVersion, versionOf } from '../src/knowledge/content-version.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { migrations } from '../src/upgrading/migrations/index.ts';
import { planUpgrade, type UpgradeStep } from '../src/upgrading/plan-upgrade.ts';
import { readContentFiles } from '../src/upgrading/read-content-files.ts';
import { ContentEdit } from '../src/writing/editing/content-edit.ts';
import { carryOutAndSay } from './carry-out-and-say.ts';
import { editionVariables, readCount, runCommand } from './command-line.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

await runCommand(
  {
    name: 'npm run upgrade',
    summary:
      'Brings content to the version that this engine reads, and names what is left to do by hand; exit code 1 when something is. All files change, or none.',
    options: { from: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    help: {
      from: 'version of the content (default: contentVersion of site.yaml, or 1)',
      'dry-run': 'print what would change, and change nothing',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ from: named, 'dry-run': isDry }) => {
    const environment = readEnvironment(process.env);
    await undoInterruptedAndSay(environment.contentDir);
    const content = await readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
    const from = named === undefined ? writtenVersion(content.kb) : readCount('from', named, contentVersion);
    const { steps, changed } = planUpgrade(await readContentFiles(environment.contentDir), migrations, from);
    if (steps.length === 0) {
      console.log(`The content is version ${from}, which this engine reads. There is nothing to change.`);
      return 0;
    }
    console.log(steps.map((step) => describeStep(step, content.kb.dir)).join('\n'));
    const edit = new ContentEdit(environment.contentDir);
    for (const [path, text] of changed) edit.write(path, text);
    const left = steps.flatMap(({ byHand }) => byHand).length;
    const next =
      left === 0
        ? `The content is version ${contentVersion} now.`
        : `The content is version ${contentVersion} now. By hand: ${left} ${left === 1 ? 'place' : 'places'} listed above.`;
    const code = await carryOutAndSay(edit, content, { environment, isDry, next });
    return code === 0 && left > 0 ? 1 : code;
  },
);

/** @throws UserError when no migration could begin there */
function writtenVersion({ sources, dir }: Pick<KnowledgeBase, 'sources' | 'dir'>): number {
  const version = versionOf(sources.site);
  if (version === undefined)
    throw new UserError(
      `${dir}/site.yaml does not say which version the content is.`,
      '`npm run check` says what is wrong with the file; or name the version with --from.',
    );
  if (version > contentVersion)
    throw new UserError(
      `The content is version ${version}, this engine reads ${contentVersion}.`,
      'Update the engine; content is never changed back.',
    );
  return version;
}

/** A version, what it changes, and what is left to do. */
function describeStep({ to, summary, paths, byHand }: UpgradeStep, dir: string): string {
  return [
    `Version ${to}: ${summary}`,
    ...paths.map((path) => `  changes ${dir}/${path}`),
    ...byHand.map(({ path, line, what }) => `  by hand ${dir}/${path}:${line}  ${what}`),
    '',
  ].join('\n');
}
