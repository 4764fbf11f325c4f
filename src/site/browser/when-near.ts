/** Calls a function once, when one of the elements comes within a screen of what the reader sees; at once in old browsers. */
export function whenNear(elements: Iterable<Element>, act: () => void): void {
  if (!('IntersectionObserver' in window)) {
    act();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '100%' },
  );
  for (const element of elements) observer.observe(element);
}
