/** Articles on one page of a list, which a phone loads at once on a slow network. */
export const pageSize = 100;

/** Articles of a topic that a page lists among other topics when all of them would be too many. */
export const firstOfMany = 10;

/** Cuts a list into pages; an empty list has one empty page. */
export function pagesOf<Item>(items: readonly Item[], size = pageSize): (readonly Item[])[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, page) => items.slice(page * size, (page + 1) * size));
}
