import type { ReadyAnswer } from '../ready/ready-answer.ts';
import { countFound } from '../rows/sentences.ts';
import { type BoxParts, findParts, setStatus, showItems } from './box-view.ts';
import { facetFields, filterItem, showFields } from './facet-fields.ts';
import { findReady, readyFilesOfPage } from './find-ready.ts';
import { loadSearchStrings, type SearchStrings } from './search-strings.ts';
import { rowOf, shownRows } from './shown-rows.ts';

/** The search goes on without a ready answer that takes longer. */
const maxWaitMilliseconds = 3_000;

let atOnce: Promise<void> = Promise.resolve();

/**
 * On the search page, shows the ready answer to the query of its address, if there is one, before anything else of the
 * search is loaded.
 */
export function answerAtOnce(box: HTMLElement): void {
  atOnce = Promise.race([answer(box), wait(maxWaitMilliseconds)]).catch(() => {});
}

/** Resolves when `answerAtOnce` has shown what it can, never later than after a few seconds. */
export function answeredAtOnce(): Promise<void> {
  return atOnce;
}

async function answer(box: HTMLElement): Promise<void> {
  const parts = findParts(box);
  if (parts === undefined) return;
  const { input } = parts;
  const query = (new URLSearchParams(location.search).get('q') ?? '').slice(0, input.maxLength).trim();
  const loading = loadSearchStrings(box.dataset['locale'] ?? '');
  // Whoever searches learns of a fault.
  loading.catch(() => {});
  const inPage = answerOfPage();
  const ready = inPage ?? (await findReady(query, readyFilesOfPage()));
  if (ready === undefined) return;
  const strings = await loading;
  // The reader may have typed in the meantime, or the whole answer may be there.
  if ((input.value.trim() !== '' && input.value.trim() !== query) || (inPage === undefined && !parts.list.hidden)) return;
  input.value = query;
  showReady(parts, query, ready, strings);
  await painted();
}

/** The one that the server has put into the page; its rows are visible already. */
function answerOfPage(): ReadyAnswer | undefined {
  const text = document.querySelector('script[data-ready-answer]')?.textContent;
  return text ? (JSON.parse(text) as ReadyAnswer) : undefined;
}

/** Shows the first rows as they will stay: what follows comes below them. */
export function showReady(
  parts: BoxParts,
  query: string,
  { rows, likely, admitted, facets }: ReadyAnswer,
  strings: SearchStrings,
): void {
  const { filters, note } = parts;
  setStatus(parts, countFound(admitted, strings));
  note.textContent = '';
  const shown = shownRows(parts, query);
  shown.first = rows.map(({ key }) => key);
  shown.isReady = true;
  shown.likely = likely;
  const items = rows.map((row) => rowOf(shown, row.key, () => row, strings));
  const answers = rows[0]?.answer === undefined ? 0 : 1;
  if (filters) showFields(filters, facetFields(filters, strings), facets);
  showItems(parts, [...items.slice(0, answers), ...(filters ? [filterItem(filters)] : []), ...items.slice(answers)]);
}

/** Lets the browser draw before it computes more. In a hidden page it does not draw. */
function painted(): Promise<void> {
  return Promise.race([new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))), wait(200)]);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
