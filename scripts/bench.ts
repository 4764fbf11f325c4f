import { UserError } from '../src/errors.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { benchBuild } from './lab/bench/build/build.ts';
import { renderBuild } from './lab/bench/build/build-table.ts';
import { benchPages } from './lab/bench/pages/pages.ts';
import { renderPages } from './lab/bench/pages/pages-table.ts';
import { isGood } from './lab/bench/pages/score-budget.ts';
import { benchSearch } from './lab/bench/search/search.ts';
import { renderSearch } from './lab/bench/search/search-table.ts';
import { benchVotes, renderVotes } from './lab/bench/votes/votes.ts';

interface Options {
  articles: string;
  sizes: string;
  runs: string;
  seed: string;
  seconds: string;
  votes: string;
  json: boolean;
}

await runCommand(
  {
    name: 'npm run bench',
    summary: `Measures against budgets, as ratios within one run. Exit code 1 when one is exceeded.

  build    CPU, wall time and memory of our build, plain Astro's and Hugo's, over one generated corpus
  pages    what an article page and the home page of the built site load at first, and Lighthouse's scores of them
           and of the search page, beside a Starlight site of the same articles
  votes    votes a second, durable, on each store, beside a bare node:http answer
  search   index time and size, bytes and latency of searches in Chromium, beside Pagefind by itself`,
    positionals: 'build|pages|votes|search',
    options: {
      articles: { type: 'string', default: '1000' },
      sizes: { type: 'string', default: '150,2000,10000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '5' },
      votes: { type: 'string', default: '200000' },
      json: { type: 'boolean', default: false },
    },
    help: {
      articles: 'build: how many articles, half zh-cn and half en',
      sizes: 'search: how many articles, one corpus for each number',
      runs: 'how often each build, index, store, or each page by Lighthouse, is measured',
      seed: 'build, search: another seed, another corpus',
      seconds: 'votes: how long each is measured',
      votes: 'votes: so many are sent while the memory is watched',
      json: 'print the figures as JSON',
    },
    environment: {
      KB_CONTENT: `pages: ${editionVariables.KB_CONTENT}`,
      KB_TODAY: `pages: ${editionVariables.KB_TODAY}`,
    },
  },
  async (options, [name = '', ...rest]) => {
    const benches = { build: runBuild, pages: runPages, votes: runVotes, search: runSearch };
    if (Object.hasOwn(benches, name) && rest.length === 0) return benches[name as keyof typeof benches](options);
    console.error(`Say what to measure: ${Object.keys(benches).join(', ')}.\nSee \`npm run bench -- --help\`.`);
    return 2;
  },
);

async function runBuild({ articles, runs, seed, json }: Options): Promise<number> {
  const options = { articles: readCount('articles', articles), runs: readCount('runs', runs), seed };
  const report = await benchBuild(options, progress);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderBuild(report));
  return report.budgets.every(({ isMet }) => isMet) ? 0 : 1;
}

async function runPages({ runs, json }: Pick<Options, 'runs' | 'json'>): Promise<number> {
  const report = await benchPages(readCount('runs', runs), progress);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderPages(report));
  return report.pages.every(({ isWithinBudget }) => isWithinBudget) && (report.lighthouse ?? []).every(isGood) ? 0 : 1;
}

async function runVotes({ seconds, runs, votes, json }: Options): Promise<number> {
  const options = { seconds: readCount('seconds', seconds), rounds: readCount('runs', runs), votes: readCount('votes', votes) };
  const report = await benchVotes(options, progress);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderVotes(report));
  return report.isMet ? 0 : 1;
}

async function runSearch({ sizes, runs, seed, json }: Options): Promise<number> {
  const options = { sizes: sizes.split(',').map((size) => readCount('sizes', size)), runs: readCount('runs', runs), seed };
  const report = await benchSearch(options, progress);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderSearch(report));
  return report.budgets.every(({ isMet }) => isMet) ? 0 : 1;
}

function readCount(option: string, value: string): number {
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw new UserError(`--${option} cannot be \`${value}\`.`, 'Give a whole number from 1.');
}

/** On standard error, with the seconds since the start. */
function progress(line: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);
}
