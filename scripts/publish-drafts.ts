import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { countFindings } from '../src/findings/finding.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { applyChanges } from '../src/writing/editing/apply-changes.ts';
import { describeChanges, listChanges } from '../src/writing/editing/describe-changes.ts';
import { requireKnown } from '../src/writing/new-article/new-article.ts';
import { allDrafts, chooseDrafts } from '../src/writing/publishing/choose-drafts.ts';
import { type Publication, publishDrafts } from '../src/writing/publishing/publish-drafts.ts';
import { editionVariables, runCommand, verboseAdvice } from './command-line.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

await runCommand(
  {
    name: 'npm run publish-drafts',
    summary:
      'Publishes drafts, as after an import: sets `state: published` in those that the checks have no error in, changes nothing else of the files, and says why the others stay drafts.',
    positionals: '[ID | FILE | FOLDER …]',
    options: {
      all: { type: 'boolean', default: false },
      reviewed: { type: 'boolean', default: false },
      owner: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
    help: {
      all: 'all drafts there are',
      reviewed: 'you have read each of them today and confirmed that it is correct: sets `reviewed` to today',
      owner: 'id of the team or person who owns them from now on (default: as each says)',
      'dry-run': 'print what would change, and change nothing',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ all, reviewed: isReviewed, owner, 'dry-run': isDry }, names) => {
    if (all === names.length > 0)
      throw new MisuseError(
        all ? '--all and names of drafts cannot be combined.' : 'Nothing to publish was named.',
        'Name ids of drafts, files or folders of content/articles/, or --all.',
      );
    const environment = readEnvironment(process.env);
    const { contentDir, today } = environment;
    const { fragmentsDir } = foldersOf(environment);
    await undoInterruptedAndSay(contentDir);
    const content = await readContent(contentDir, fragmentsDir);
    const { teams, people } = content.kb.team;
    if (owner !== undefined)
      requireKnown(
        'owner',
        owner,
        [...teams, ...people].map(({ id }) => id),
      );
    const drafts = all ? allDrafts(content) : chooseDrafts(content, contentDir, names);
    const fields = { reviewed: isReviewed ? today : undefined, owner };
    const publication = await publishDrafts(content, drafts, { contentDir, fragmentsDir, today, fields });
    const { edit, findings } = publication;
    const changes = edit.changes();
    if (countFindings(findings).error > 0) {
      console.error(`Nothing was changed, because the checks would then find:\n\n${renderTerminal(findings)}`);
      return 1;
    }
    if (isDry) process.stdout.write(describeChanges(changes, content.kb.dir));
    else {
      const { keep } = await applyChanges(contentDir, changes);
      await keep();
      process.stdout.write(listChanges(changes, content.kb.dir));
    }
    say(publication, changes.length, isDry);
    return changes.length < drafts.length ? 1 : 0;
  },
);

function say({ errors, uneditable, findings }: Publication, published: number, isDry: boolean): void {
  const left = new Set([...errors.map(({ file }) => file), ...uneditable]).size;
  const verb = isDry ? 'would be' : `${published === 1 ? 'is' : 'are'} now`;
  console.log(`\n${articles(published)} ${verb} published.${findings.length === 0 ? ' The checks find nothing new.' : ''}`);
  if (findings.length > 0) {
    const advice = `${verboseAdvice('npm run check')}.`;
    console.log(`The checks ${isDry ? 'would then' : 'now'} find:\n\n${renderTerminal(findings, { advice })}`);
  }
  if (left > 0) console.log(`${articles(left)} ${left === 1 ? 'stays a draft' : 'stay drafts'}:\n`);
  for (const file of uneditable)
    console.log(`${file}\n  Its front matter cannot be edited automatically: set \`state: published\` by hand.\n`);
  if (errors.length > 0) process.stdout.write(renderTerminal(errors));
  if (published > 0 && !isDry) console.log('`npm run build` then searches for each of their questions.');
}

function articles(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`;
}
