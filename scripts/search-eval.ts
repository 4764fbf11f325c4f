import { builtSite } from '../src/evaluation/site-to-ask.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { findChromium } from './chromium.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { evaluate } from './lab/search-eval/evaluate.ts';
import { pairWithDocuments } from './lab/search-eval/options.ts';
import { renderEvaluation } from './lab/search-eval/tables.ts';
import { withWorkspace } from './lab/workspace.ts';

await runCommand(
  {
    name: 'npm run search:eval',
    summary: `Asks the search every question of JSONL files, {"q", "locale", "gold": [ids]}, and reports how many it answers.
  "gold": [] marks a question out of scope; with "inScope": true, one that should have an article; where there are some, the calibration curve is printed. Without --docs, the last built site is asked.`,
    positionals: 'FILE…',
    options: {
      docs: { type: 'string' },
      locale: { type: 'string' },
      compare: { type: 'boolean', default: false },
      groups: { type: 'boolean', default: false },
      'out-of-scope': { type: 'string', multiple: true },
      seed: { type: 'string', default: 'jieda' },
      'no-browser': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      docs: 'JSONL of {"id", "lang", "title", "body", "questions"?} to ask instead of the site: a path, or the bare name of a file beside each FILE',
      locale: 'locale of questions without one (default: that of the documents, or the first of the site)',
      compare: 'also measure plain Pagefind, MiniSearch, Lunr and BM25 over the same articles',
      groups: 'also measure how well the report groups questions by topic: pairwise precision, recall and F1',
      'out-of-scope':
        'FILE with questions that no article answers, such as those of another set: also asks these; may be repeated',
      seed: 'decides the order in which the questions are asked; the answers do not depend on it',
      'no-browser': 'leave out bytes, latency and ranking in Chromium; the default where there is none',
      json: 'print the figures as JSON',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_AUDIENCE: editionVariables.KB_AUDIENCE,
      CHROMIUM: 'path of the browser to measure in (default: the one installed)',
    },
  },
  async ({ docs, locale, compare, groups, seed, json, ...others }, files) => {
    const questions = pairWithDocuments(files, docs);
    const outOfScope = others['out-of-scope'] ?? [];
    const hasBrowser = !others['no-browser'] && findChromium() !== undefined;
    if (!others['no-browser'] && !hasBrowser)
      console.error('No Chromium was found; bytes and latency are left out. Set CHROMIUM to its path.');
    const evaluation = await withWorkspace(({ folder }) =>
      evaluate(
        {
          questions,
          locale,
          outOfScope,
          seed,
          hasBaselines: compare,
          hasBrowser,
          hasGroups: groups,
          site: () => builtSite(readEnvironment(process.env)),
          folder,
        },
        (line) => console.error(line),
      ),
    );
    process.stdout.write(json ? `${JSON.stringify(evaluation, null, 2)}\n` : renderEvaluation(evaluation));
  },
);
