import type { Root } from 'mdast';
import { visit } from './visit.ts';

/** Looks up the URL of `[name]: …` by the `identifier` of a reference; the first definition of a name counts. */
export function definitionsOf(tree: Root): (identifier: string) => string | undefined {
  let urls: ReadonlyMap<string, string> | undefined;
  return (identifier) => {
    // Few trees have a reference.
    urls ??= urlsOf(tree);
    return urls.get(identifier);
  };
}

function urlsOf(tree: Root): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!urls.has(identifier)) urls.set(identifier, url);
  });
  return urls;
}
