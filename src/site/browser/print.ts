/**
 * Opens all details of an article while it is printed, in browsers whose style sheets cannot do that: the answer may be
 * in one of them.
 */
export function openWhilePrinting(article: HTMLElement): void {
  let closed: { details: HTMLDetailsElement; name: string | null }[] = [];
  addEventListener('beforeprint', () => {
    closed = [...article.querySelectorAll('details:not([open])')].map((each) => {
      const details = each as HTMLDetailsElement;
      const name = details.getAttribute('name');
      // Only one of several with the same name can be open.
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
