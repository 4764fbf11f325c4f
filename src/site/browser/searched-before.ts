/**
 * What a reader searched for before this page, by the address they came from.
 *
 * @param referrer `document.referrer`: the whole address only when it is a page of ours
 */
export function searchedBefore(referrer: string, origin: string): string | undefined {
  if (!referrer.startsWith(`${origin}/`)) return undefined;
  return new URL(referrer).searchParams.get('q')?.trim().slice(0, 200) || undefined;
}

/** Does so with the words of a search that the reader came from, if there were any. */
export function carrySearch(referrer: string, origin: string): void {
  const words = searchedBefore(referrer, origin);
  if (words !== undefined) carryWords(words);
}

/** Tells the ways to a person, below an article that they know already, what was searched for. */
export function carryWords(words: string): void {
  const encoded = encodeURIComponent(words);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-contact] a')) {
    const template = link.dataset['words'];
    if (template) link.href = template.replace('{words}', encoded);
    else if (link.protocol === 'mailto:') link.href = link.href.replace(/subject=[^&]*/, `subject=${encoded}`);
    else if ('ask' in link.dataset) link.search += `&q=${encoded}`;
  }
}
