import Negotiator from 'negotiator';

/**
 * Path of the Markdown copy of an article; `undefined` for other pages, which have none.
 *
 * @param path of the page, without the base path
 */
export function markdownCopyOf(path: string): string | undefined {
  return /^\/[^/]+\/articles\/[^/]+\/$/.test(path) ? `${path.slice(0, -1)}.md` : undefined;
}

/** Whether the client would rather have Markdown than HTML (RFC 9110, section 12.5.1). One that has no preference gets HTML. */
export function prefersMarkdown({ headers }: Request): boolean {
  const accept = headers.get('accept') ?? '*/*';
  // What accepts neither is sent the page all the same.
  const [preferred] = new Negotiator({ headers: { accept } }).mediaTypes(['text/html', 'text/markdown']);
  return preferred === 'text/markdown';
}
