/** A heading that a link has led to stands so far below the edge at most. */
const topPixels = 100;

/**
 * Marks in a list of contents the section that is being read: the last one whose heading has reached the top of the
 * window; before the first, the first.
 */
export function markCurrentSection(contents: HTMLElement): void {
  const sections = [...contents.querySelectorAll<HTMLAnchorElement>('li a')].flatMap((link) => {
    const heading = document.getElementById((link.getAttribute('href') ?? '').slice(1));
    return heading ? [{ link, heading }] : [];
  });
  let marked: HTMLAnchorElement | undefined;
  let isWaiting = false;

  const mark = (): void => {
    isWaiting = false;
    const begun = sections.filter(({ heading }) => heading.getBoundingClientRect().top < topPixels);
    const current = (begun[begun.length - 1] ?? sections[0])?.link;
    if (current === marked) return;
    marked?.removeAttribute('aria-current');
    current?.setAttribute('aria-current', 'true');
    marked = current;
  };
  const markSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener('scroll', markSoon, { passive: true });
  mark();
}
