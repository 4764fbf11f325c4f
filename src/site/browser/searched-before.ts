/**
 * The query of the page that the reader comes from, if it is one of ours.
 *
 * @param referrer `document.referrer`, which has a query only for pages of the same origin
 */
export function searchedBefore(referrer: string, origin: string): string | undefined {
  if (!referrer.startsWith(`${origin}/`)) return undefined;
  return new URL(referrer).searchParams.get('q')?.trim().slice(0, 200) || undefined;
}

/** Adds the query of the previous page, if there is one, to the contact links. */
export function passOnQuery(referrer: string, origin: string): void {
  const words = searchedBefore(referrer, origin);
  if (words !== undefined) passOnWords(words);
}

/** Adds the words of a search to the contact links below an article, which already name the article. */
export function passOnWords(words: string): void {
  const encoded = encodeURIComponent(words);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-contact] a')) {
    const template = link.dataset['words'];
    if (template) link.href = template.replace('{words}', encoded);
    else if (link.protocol === 'mailto:') link.href = link.href.replace(/subject=[^&]*/, `subject=${encoded}`);
    else if ('ask' in link.dataset) link.search += `&q=${encoded}`;
  }
}
