import type { Root } from 'mdast';
import { visit } from './visit.ts';

/** Looks up the URL of `[name]: …` by the `identifier` of a reference; the first definition of a name counts. */
export function definitionsOf(tree: Root): (identifier: string) => string | undefined {
  const urls = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!urls.has(identifier)) urls.set(identifier, url);
  });
  return (identifier) => urls.get(identifier);
}
