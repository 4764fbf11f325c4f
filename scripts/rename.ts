import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { asRenamed, renameArticle } from '../src/writing/moving/rename.ts';
import { carryOutAndSay } from './carry-out-and-say.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

await runCommand(
  {
    name: 'npm run rename',
    summary:
      'Gives an article another id: its file in every locale, links, related articles and tasks; the old address redirects, and its votes stay with it.',
    positionals: 'OLD NEW',
    options: { 'dry-run': { type: 'boolean', default: false } },
    help: { 'dry-run': 'print what would change, and change nothing' },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ 'dry-run': isDry }, [from, to, ...others]) => {
    if (from === undefined || to === undefined || others.length > 0)
      throw new MisuseError('Two ids are needed.', 'Write `npm run rename -- OLD NEW`, each without `.mdx`.');
    const environment = readEnvironment(process.env);
    await undoInterruptedAndSay(environment.contentDir);
    const content = await readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
    const edit = renameArticle(content, environment.contentDir, { from, to });
    const renamed = (text: string): string => asRenamed(text, { from, to });
    return carryOutAndSay(edit, content, {
      environment,
      isDry,
      renamed,
      next: 'Then build and publish: the old address redirects from then on.',
    });
  },
);
