import { basename, dirname } from 'node:path';
import type { Figures, MeanFigures, Proportion } from '../../../src/evaluation/figures.ts';
import { renderTable } from '../table.ts';
import { readers } from './browser-figures.ts';
import type { Evaluation, SetEvaluation } from './evaluate.ts';

/** What `npm run search:eval` prints. */
export function renderEvaluation({ seed, sets, means }: Evaluation): string {
  const head = ['', 'questions', 'success@1', '@3', '@10', 'MRR@10', 'empty', ...unsureHead];
  const rows = sets.flatMap(({ file, systems }) =>
    systems.map(({ system, figures }) => [nameOf(shortName(file), system, systems.length), ...cellsOf(figures)]),
  );
  const meanRows =
    sets.length < 2
      ? []
      : means.map(({ system, figures }) => [nameOf(`mean of ${sets.length}`, system, means.length), ...cellsOfMean(figures)]);
  return [
    ...renderTable([head, ...rows, ...meanRows]),
    '',
    'Per cent, with 95 % Wilson intervals in brackets. Success and MRR are over questions that an article answers, empty over all.',
    'Unsure: of all answerable questions, of those whose answer is among the first three, of those in scope that no article',
    'answers yet, of those out of scope. AUC: how often a question of the second kind has more confidence than one of the last,',
    '50 being chance.',
    `Asked by a new client for each set, in random order (--seed ${seed}).`,
    ...(sets.some(({ browser }) => browser !== undefined) ? ['', ...browserTable(sets)] : []),
    ...groupsTable(sets),
    ...sets.filter(hasOutOfScope).flatMap(({ file, calibration }) => ['', ...curveTable(file, calibration)]),
    '',
  ].join('\n');
}

function groupsTable(sets: readonly SetEvaluation[]): string[] {
  const rows = sets.flatMap(({ file, groups }) =>
    groups === undefined
      ? []
      : [
          [
            shortName(file),
            String(groups.questions),
            String(groups.topics.belonging),
            ...[groups.alike, groups.topics].flatMap(({ precision, recall, f1 }) => [precision, recall, f1].map(perCent)),
          ],
        ],
  );
  if (rows.length === 0) return [];
  const head = ['groups', 'questions', 'pairs', 'alike: precision', 'recall', 'F1', 'topics: precision', 'recall', 'F1'];
  return [
    '',
    ...renderTable([head, ...rows]),
    '',
    'Pairwise, per cent: two questions with the same gold article belong together. Alike: grouped by their words only; topics: also',
    'by the article that the search is sure of, as in the report.',
  ];
}

const unsureHead = ['unsure: answerable', 'found', 'no article yet', 'out of scope', 'AUC'];

function hasOutOfScope({ calibration }: SetEvaluation): boolean {
  return calibration.some(({ outOfScope }) => outOfScope !== undefined);
}

/** A file’s folder and name: `questions/en` for `tests/search/questions/en.jsonl`. */
function shortName(file: string): string {
  return `${basename(dirname(file))}/${basename(file, '.jsonl')}`;
}

function nameOf(set: string, system: string, systems: number): string {
  return systems === 1 ? set : `${set}, ${system}`;
}

function cellsOf({ n, success1, success3, success10, mrr10, empty, unsure }: Figures): string[] {
  return [
    String(n),
    ...[success1, success3, success10].map(withInterval),
    perCent(mrr10),
    perCent(empty?.share),
    perCent(unsure?.answerable?.share),
    perCent(unsure?.found?.share),
    perCent(unsure?.unanswered?.share),
    perCent(unsure?.outOfScope?.share),
    perCent(unsure?.separation),
  ];
}

function cellsOfMean(figures: MeanFigures): string[] {
  const { success1, success3, success10, mrr10, empty } = figures;
  const { unsureAnswerable, unsureFound, unsureUnanswered, unsureOutOfScope, separation } = figures;
  const ranking = [success1, success3, success10, mrr10, empty];
  return ['', ...[...ranking, unsureAnswerable, unsureFound, unsureUnanswered, unsureOutOfScope, separation].map(perCent)];
}

function browserTable(sets: readonly SetEvaluation[]): string[] {
  const rows = sets.flatMap(({ file, browser }) =>
    browser === undefined
      ? []
      : [
          [
            shortName(file),
            kibibytes(browser.first.medianBytes),
            kibibytes(browser.first.maxBytes),
            String(browser.first.requests),
            kibibytes(browser.further.medianBytes),
            kibibytes(browser.further.maxBytes),
            browser.latency.medianMilliseconds?.toFixed(1) ?? '–',
            browser.latency.p95Milliseconds?.toFixed(1) ?? '–',
            `${browser.sameRanking} of ${browser.asked}`,
          ],
        ],
  );
  return [
    ...renderTable([
      ['in Chromium, KiB and ms', 'first query', 'max', 'requests', 'next two', 'max', 'median', 'p95', 'ranked as in Node'],
      ...rows,
    ]),
    '',
    `KiB are compressed bodies: median and maximum over ${readers} readers with an empty cache, whose first query loads the`,
    'client, too. Milliseconds are over all questions, with the index loaded.',
  ];
}

function curveTable(file: string, calibration: SetEvaluation['calibration']): string[] {
  return renderTable([
    [shortName(file), 'called unsure: out of scope', 'answerable', 'answer in the first three'],
    ...calibration.map(({ threshold, outOfScope, answerable, found }) => [
      `confidence under ${threshold.toFixed(1)}`,
      perCent(outOfScope),
      perCent(answerable),
      perCent(found),
    ]),
  ]);
}

function withInterval(proportion: Proportion | undefined): string {
  if (proportion === undefined) return '–';
  const { share, low, high } = proportion;
  return `${perCent(share)} [${perCent(low)}–${perCent(high)}]`;
}

function perCent(share: number | undefined): string {
  return share === undefined ? '–' : (100 * share).toFixed(1);
}

function kibibytes(bytes: number | undefined): string {
  return bytes === undefined ? '–' : (bytes / 1024).toFixed(1);
}
