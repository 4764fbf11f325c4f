/**
 * Opens all details of an article while it is printed, for browsers whose style sheets cannot: paper cannot be
 * opened, and the answer may stand in one of them.
 */
export function openWhilePrinting(article: HTMLElement): void {
  if (window.CSS?.supports?.('selector(::details-content)')) return;
  let closed: { details: HTMLDetailsElement; name: string | null }[] = [];
  addEventListener('beforeprint', () => {
    closed = [...article.querySelectorAll('details:not([open])')].map((each) => {
      const details = each as HTMLDetailsElement;
      const name = details.getAttribute('name');
      // Of those that share a name only one can be open.
      details.removeAttribute('name');
      details.open = true;
      return { details, name };
    });
  });
  addEventListener('afterprint', () => {
    for (const { details, name } of closed) {
      details.open = false;
      if (name !== null) details.setAttribute('name', name);
    }
    closed = [];
  });
}
