import { MisuseError } from '../src/errors.ts';
import { runCommand } from './command-line.ts';
import { proofs } from './lab/prove/proofs.ts';

await runCommand(
  {
    name: 'npm run prove',
    summary: `The long proofs of what readers are promised; \`npm test\` has their short forms. Exit code 1 when one fails.

  kills     the server is killed under load again and again: every acknowledged vote is there once, on SQLite and
            PostgreSQL; an endpoint that acknowledges early must lose some; a trace shows the sync before each answer
  fuzz      broken and hostile requests: none is answered with 5xx
  hostile   what no browser sends, slow clients, a full disk: the right status, recovery, nothing lost
  volume    millions of votes: totals, settling, rebuilding, memory
  memory    millions of votes and fuzzed requests sent to a server: the memory it holds levels off
  attacks   what once took the site down or swayed a figure: before, after, limit
  fragile   questions are called fragile as by an index that was written for each of them

Without a name, all of them.`,
    positionals: '[kills|fuzz|hostile|volume|memory|attacks|fragile]',
    options: {
      kills: { type: 'string', default: '100' },
      requests: { type: 'string', default: '100000' },
      slow: { type: 'string', default: '300' },
      votes: { type: 'string', default: '10000000' },
      'memory-votes': { type: 'string', default: '2000000' },
      'memory-requests': { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
    },
    help: {
      kills: 'kills: how often, over both stores together',
      requests: 'fuzz: how many requests',
      slow: 'hostile: how many slow clients at once',
      votes: 'volume: how many votes',
      'memory-votes': 'memory: how many votes',
      'memory-requests': 'memory: how many fuzzed requests',
      seed: 'fuzz, memory: another seed, other requests',
    },
  },
  async (options, names) => {
    const unknown = names.find((name) => !Object.hasOwn(proofs, name));
    if (unknown !== undefined)
      throw new MisuseError(`“${unknown}” is no proof.`, `Name one of ${Object.keys(proofs).join(', ')}.`);
    const { kills, requests, slow, votes, seed, 'memory-votes': memoryVotes, 'memory-requests': memoryRequests } = options;
    const counts = {
      kills: readCount('kills', kills),
      requests: readCount('requests', requests),
      slow: readCount('slow', slow),
      votes: readCount('votes', votes),
      memoryVotes: readCount('memory-votes', memoryVotes),
      memoryRequests: readCount('memory-requests', memoryRequests),
      seed: readCount('seed', seed),
    };
    let isProven = true;
    for (const name of names.length > 0 ? names : Object.keys(proofs)) {
      const proof = proofs[name as keyof typeof proofs];
      const { table, isMet } = await proof(counts, progress);
      console.log(`\n${name}: ${isMet ? 'holds' : 'DOES NOT HOLD'}\n${table}`);
      isProven &&= isMet;
    }
    return isProven ? 0 : 1;
  },
);

function readCount(option: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new MisuseError(`--${option} cannot be \`${value}\`.`, 'Give a whole number from 1.');
}

/** On standard error, with the seconds since the start. */
function progress(line: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}`);
}
