import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Addresses of `[name]: …`, of which the first counts; the name as remark-parse writes it in `identifier`. */
export function definitionsOf(tree: Root): (identifier: string) => string | undefined {
  const urls = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!urls.has(identifier)) urls.set(identifier, url);
  });
  return (identifier) => urls.get(identifier);
}
