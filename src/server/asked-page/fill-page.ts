import { escapeMarkup } from '../../escape-markup.ts';
import type { Answer } from '../../search/answer-query.ts';
import { type FacetName, facetNames } from '../../search/facets.ts';
import { readyAnswerOf } from '../../search/ready/of-answer.ts';
import type { ReadyAnswer } from '../../search/ready/ready-answer.ts';
import { resultRow } from '../../search/result-row.ts';
import { type Html, htmlElement } from '../../search/rows/html.ts';
import type { RowStrings } from '../../search/rows/make-element.ts';
import { makeRow } from '../../search/rows/row.ts';
import { type AnswerSentences, countFound, describeAnswer } from '../../search/rows/sentences.ts';
import type { SideClient } from '../../search/side-index/side-client.ts';

export interface FillOptions {
  query: string;
  answer: Answer;
  side: SideClient;
  /** The address of a path inside the help centre. */
  addressOf: (path: string) => string;
}

/**
 * Puts an answer into the search page. One that is sure is there for everybody, as the page's script would show it; the
 * script adds what comes below it. Any other, which the script may still better, is there for readers without scripts.
 *
 * @param page HTML of the search page
 * @returns `undefined` when this is not a search page
 */
export function fillSearchPage(page: string, options: FillOptions): string | undefined {
  const { query, answer, side } = options;
  const strings = stringsOf(page);
  if (strings === undefined) return undefined;
  const ready = readyAnswerOf(query, answer, side);
  // The file that would have the answer is not needed.
  const file = / data-ready="[^"]*"/.exec(page)?.[0];
  return replaceAllOf(page, [
    ...(file === undefined ? [] : [[file, ''] as const]),
    [between(page, '<noscript data-unanswered>', '</noscript>'), ''],
    [field, `${field} value="${escapeMarkup(query)}"`],
    ...(ready === undefined ? unsureEdits(strings, options) : readyEdits(ready, strings, options)),
  ]);
}

type Edit = readonly [marker: string, replacement: string];

/** What of the search page is filled, as the build writes it. */
const field = '<input type="search" name="q"';
const status = 'data-search-status></p>';
const filters = '<div class="search-filters" data-search-filters hidden></div>';
const list = 'data-search-results hidden></ol>';

function readyEdits(ready: ReadyAnswer, strings: PageStrings, options: FillOptions): Edit[] {
  const [first, ...others] = ready.rows.map((row) => rowOf(row, strings, options));
  const isAnswer = ready.rows[0]?.answer !== undefined;
  const chosen = filterRow(ready.facets, strings);
  const rows = isAnswer ? [first, chosen, ...others] : [chosen, first, ...others];
  const data = JSON.stringify(ready).replaceAll('<', String.raw`\u003c`);
  const further = furtherRows(ready.rows.length, strings, options);
  return [
    [status, `data-search-status>${escapeMarkup(countFound(ready.admitted, strings))}</p>`],
    [filters, ''],
    [
      list,
      `data-search-results>${rows.map((row) => row?.html).join('')}</ol>${withoutScript(further)}<script type="application/json" data-ready-answer>${data}</script>`,
    ],
  ];
}

function unsureEdits(strings: PageStrings, options: FillOptions): Edit[] {
  const { answer, query } = options;
  const ask = htmlElement('a', { href: `${strings.askUrl}?q=${encodeURIComponent(query)}` }, strings.askInstead);
  const sentence = htmlElement('p', {}, describeAnswer(answer, strings), ' ', ...(answer.isUnsure ? [ask] : []));
  return [[list, `${list}${withoutScript([sentence, ...furtherRows(0, strings, options)])}`]];
}

/** @param from how many hits come before */
function furtherRows(from: number, strings: PageStrings, options: FillOptions): Html[] {
  const { answer, side } = options;
  const rows = answer.hits.slice(from).map((hit) => resultRow(hit, { outcome: answer, reader: side.reader }, false));
  return rows.length === 0 ? [] : [htmlElement('ol', { class: 'results' }, ...rows.map((row) => rowOf(row, strings, options)))];
}

function rowOf(row: ReadyAnswer['rows'][number], strings: PageStrings, { addressOf }: FillOptions): Html {
  return makeRow<Html>(row, { element: htmlElement, addressOf, strings });
}

/** The filters as the script shows them before it knows their values, so that they take the same room. */
function filterRow(names: readonly FacetName[], { facets }: PageStrings): Html {
  const labels = facetNames.map((name) => {
    const select = htmlElement('select', { disabled: '' }, htmlElement('option', { value: '' }, facets[name].all));
    return htmlElement('label', hiddenUnless(names.includes(name)), htmlElement('span', {}, facets[name].label), ' ', select);
  });
  const attributes = { class: 'search-filters', 'data-search-filters': '', ...hiddenUnless(names.length > 0) };
  return htmlElement('li', { class: 'filter-item' }, htmlElement('div', attributes, ...labels));
}

function hiddenUnless(isShown: boolean): Record<string, string> {
  return isShown ? {} : { hidden: '' };
}

function withoutScript(parts: readonly Html[]): string {
  return parts.length === 0 ? '' : htmlElement('noscript', {}, ...parts).html;
}

/** The strings that the page has for its script. */
interface PageStrings extends RowStrings, AnswerSentences {
  facets: RowStrings['facets'] & Record<FacetName, { label: string; all: string }>;
  askInstead: string;
  askUrl: string;
}

function stringsOf(page: string): PageStrings | undefined {
  const [begins, ends] = ['data-search-strings>', '</script>'];
  const text = between(page, begins, ends);
  return text === begins ? undefined : (JSON.parse(text.slice(begins.length, -ends.length)) as PageStrings);
}

/** A part of a text with what begins and ends it; what begins it alone when there is none. */
function between(text: string, begins: string, ends: string): string {
  const from = text.indexOf(begins);
  const to = text.indexOf(ends, from);
  return from === -1 || to === -1 ? begins : text.slice(from, to + ends.length);
}

/** @returns `undefined` when a marker is not in the text */
function replaceAllOf(text: string, edits: readonly Edit[]): string | undefined {
  let edited = text;
  for (const [marker, replacement] of edits) {
    const at = edited.indexOf(marker);
    if (at === -1) return undefined;
    edited = edited.slice(0, at) + replacement + edited.slice(at + marker.length);
  }
  return edited;
}
