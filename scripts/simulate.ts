import { join } from 'node:path';
import { compileContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { makeRevisionsFile } from '../src/edition/revisions-file.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readJsonFile } from '../src/knowledge/json-file.ts';
import { readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { revisionsFileSchema } from '../src/knowledge/revision.ts';
import { simulatedContent } from '../src/simulation/simulated-content.ts';
import { truthFileOf, writeSimulation } from '../src/simulation/write-simulation.ts';
import { editionVariables, readCount, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run simulate',
    summary:
      'Fills a database of its own with made-up readers and staff, to see what the reports find. What was planted is written beside it; the database and every report made from it say that they are simulated.',
    options: {
      out: { type: 'string', default: '.data/simulated.db' },
      seed: { type: 'string', default: '1' },
      weeks: { type: 'string', default: '12' },
      readers: { type: 'string', default: '1000' },
      votes: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      revisions: { type: 'string' },
    },
    help: {
      out: 'SQLite file to write; an earlier simulation is replaced, real data never',
      seed: 'whole number; the same seed, content and options give the same bytes',
      weeks: 'number of weeks, 1 to 99, up to the day of KB_TODAY',
      readers: 'visits on an ordinary day',
      votes: 'votes in all, roughly (default: one for every twelve visits)',
      quiet: 'plant nothing, to see whether the report finds something nevertheless',
      revisions: 'list of the texts that readers see (default: revisions.json of the last build; without one, the content)',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ out, seed, weeks, readers, votes, quiet, revisions }) => {
    const { contentDir, today } = readEnvironment(process.env);
    const { outDir, fragmentsDir } = foldersOf(readEnvironment(process.env));
    const kb = await readKnowledgeBase(contentDir);
    const built = await readJsonFile(revisions ?? join(outDir, 'revisions.json'), revisionsFileSchema, {
      message: `\`${revisions ?? join(outDir, 'revisions.json')}\` is not a list of revisions.`,
      hint: 'Build the site again, or name another file with --revisions.',
    });
    const texts = built ?? makeRevisionsFile((await compileContent(kb, fragmentsDir)).articles, 'public');
    const truth = await writeSimulation(out, simulatedContent(kb, texts), {
      seed: readCount('seed', seed),
      until: today,
      weeks: readCount('weeks', weeks, 99),
      readersPerDay: readCount('readers', readers, 1_000_000),
      votes: votes === undefined ? undefined : readCount('votes', votes),
      isQuiet: quiet,
      onDay: (day, sent) =>
        process.stderr.isTTY && process.stderr.write(`\r${day}  ${sent.votes} votes, ${sent.questions} questions`),
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    const { sent, days } = truth;
    console.log(
      `${out}: simulated ${days.from} to ${days.to}: ${sent.votes + sent.spamVotes} votes, ${sent.searchesFailed} failed searches, ${sent.questions} questions. Planted: ${truthFileOf(out)}.\nReport on it: npm run report -- --database ${out} --out reports-simulated --weeks ${weeks}`,
    );
  },
);
