import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { retireArticle } from '../src/writing/moving/retire.ts';
import { carryOutAndSay } from './carry-out-and-say.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { undoInterruptedAndSay } from './undo-interrupted.ts';

await runCommand(
  {
    name: 'npm run retire',
    summary:
      'Archives an article in favour of another one: its addresses, links to it, related articles and tasks lead there; its file stays.',
    positionals: 'ID --to ID',
    options: { to: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    help: { to: 'id of the article that answers its questions now', 'dry-run': 'print what would change, and change nothing' },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ to, 'dry-run': isDry }, [from, ...others]) => {
    if (from === undefined || to === undefined || others.length > 0)
      throw new MisuseError(
        'An article and its successor are needed.',
        'Write `npm run retire -- ID --to ID`, each without `.mdx`.',
      );
    const environment = readEnvironment(process.env);
    await undoInterruptedAndSay(environment.contentDir);
    const content = await readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
    const { edit, questions } = retireArticle(content, environment.contentDir, { from, to });
    const next = [
      ...(questions.length === 0
        ? []
        : [`Nothing lists these questions any more; add those that \`${to}\` answers to its \`answers\`:`]),
      ...questions.map(({ locale, question }) => `  ${locale}  ${question}`),
      'Then build and publish: the old address redirects from then on.',
    ].join('\n');
    return carryOutAndSay(edit, content, { environment, isDry, next });
  },
);
