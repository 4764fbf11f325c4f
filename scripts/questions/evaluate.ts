import { type Classification, minDecisions } from '../../src/metrics/classification.ts';
import { evaluateProposals } from '../../src/questions/evaluate-proposals.ts';
import { findArticles } from './find-articles.ts';
import type { Desk, Task, TaskOptions } from './task.ts';

/** `classify --eval` is about all questions; without it, `classify` decides about one. */
export function withEvaluation(classify: Task): Task {
  return {
    ...classify,
    summary: `${classify.summary}; --eval compares what is proposed with what the staff decided`,
    accepts: [...classify.accepts, 'eval'],
    withoutId: 'eval',
    run: (desk, options, id) => (options.eval === true ? evaluate(desk, options) : classify.run(desk, options, id)),
  };
}

async function evaluate(desk: Desk, { json }: TaskOptions): Promise<void> {
  const { store, sealer, print } = desk;
  const figures = await evaluateProposals(store, {
    sealer,
    proposeCategory: async (text, locale) => (await findArticles(text, locale, desk))[0]?.category,
    onProgress: (done) => {
      if (process.stderr.isTTY && done % 1_000 === 0) process.stderr.write(`${done} questions\n`);
    },
  });
  if (json === true) {
    print(JSON.stringify(figures, null, 2));
    return;
  }
  for (const name of ['kind', 'category', 'sentiment'] as const) for (const line of linesOf(name, figures[name])) print(line);
  if (figures.learnt > 0)
    print(`${figures.learnt} questions are left out of the category: their article was written because of them.`);
  if (figures.erased > 0) print(`${figures.erased} decisions are about questions whose text is erased.`);
}

/** Pairs that are shown; all are in the JSON. */
const maxConfusions = 8;

function linesOf(name: string, figures: Classification): string[] {
  if (figures.state === 'too-few') return [`${name}: too few decisions (n = ${figures.n}; ${minDecisions} are needed).`];
  const { n, accuracy, baseline, macroF1, classes, confusions } = figures;
  return [
    `${name}: ${percent(accuracy.share)} right (95 % interval ${percent(accuracy.low)}–${percent(accuracy.high)}, n = ${n}); always the commonest: ${percent(baseline)}`,
    `  macro-F1 ${macroF1.value.toFixed(2)} (${macroF1.low.toFixed(2)}–${macroF1.high.toFixed(2)})`,
    ...classes.map(
      (each) =>
        `  ${each.name.padEnd(16)} F1 ${each.f1.toFixed(2)}, precision ${percent(each.precision)} of ${each.proposed}, recall ${percent(each.recall)} of ${each.decided}`,
    ),
    ...confusions
      .slice(0, maxConfusions)
      .map(({ decided, proposed, n: times }) => `  ${decided} proposed as ${proposed}: ${times}`),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
