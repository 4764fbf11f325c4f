import { readFile, writeFile } from 'node:fs/promises';
import { ignoreMissing } from '../src/files.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { codeOwners } from '../src/publishing/code-owners.ts';
import { runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run codeowners',
    summary: 'Writes who is asked to review which article: CODEOWNERS, from team.yaml and the owners of articles.',
    options: { out: { type: 'string', default: '.github/CODEOWNERS' }, check: { type: 'boolean', default: false } },
    help: { out: 'file to write', check: 'write nothing; exit code 1 when the file is out of date' },
    environment: { KB_CONTENT: 'content folder (default: content)' },
  },
  async ({ out, check }) => {
    const { text, unreachable } = codeOwners(await readKnowledgeBase(readEnvironment(process.env).contentDir));
    if (unreachable.length > 0)
      console.error(`GitHub cannot ask ${unreachable.join(', ')}: team.yaml has neither \`github\` nor \`mail\` of them.`);
    const isCurrent = (await readFile(out, 'utf8').catch(ignoreMissing)) === text;
    if (check) {
      console.log(isCurrent ? `${out} is up to date.` : `${out} is out of date: \`npm run codeowners\` writes it.`);
      return isCurrent ? 0 : 1;
    }
    if (!isCurrent) await writeFile(out, text);
    console.log(isCurrent ? `${out} is up to date.` : `Wrote ${out}.`);
    return 0;
  },
);
