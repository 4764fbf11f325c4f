import { runCommand } from './command-line.ts';
import { findPart, optionsOf, printProgress, refuseForeignOptions, summaryOf } from './lab/parts.ts';
import { proofs } from './lab/prove/index.ts';

await runCommand(
  {
    name: 'npm run prove',
    summary: `Runs the long proofs of what the product promises; \`npm test\` runs short forms. Exit code 1 when one fails.

${summaryOf(proofs)}

Without a name, all of them run.`,
    positionals: `[${proofs.map(({ name }) => name).join('|')}]…`,
    ...optionsOf(proofs),
  },
  async (values, named, given) => {
    const chosen = named.length === 0 ? proofs : named.map((name) => findPart('a proof', proofs, name));
    refuseForeignOptions(chosen, proofs, given);
    const runs = chosen.map((proof) => ({ name: proof.name, run: proof.prepare(values) }));
    let isProven = true;
    for (const { name, run } of runs) {
      const { table, isMet } = await run(printProgress);
      console.log(`\n${name}: ${isMet ? 'holds' : 'DOES NOT HOLD'}\n${table}`);
      isProven &&= isMet;
    }
    return isProven ? 0 : 1;
  },
);
