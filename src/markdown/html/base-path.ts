import type { Root } from 'hast';
import { visit } from '../visit.ts';

/** Properties that hold an address; `srcSet` holds several. */
const addresses = ['href', 'src', 'poster', 'dataCaptions'] as const;

/**
 * Puts the base path before addresses that begin at the root, which is how writers and components write them.
 *
 * @param basePath `/help`; empty at the root of a host
 */
export function addBasePath(tree: Root, basePath: string): void {
  if (basePath === '') return;
  visit(tree, 'element', ({ properties }) => {
    for (const name of addresses) {
      const address = properties[name];
      if (typeof address === 'string' && isFromRoot(address)) properties[name] = basePath + address;
    }
    if (typeof properties['srcSet'] === 'string') properties['srcSet'] = addToEach(properties['srcSet'], basePath);
  });
}

/** `//host/path` leads to another host. */
export function isFromRoot(address: string): boolean {
  return address.startsWith('/') && !address.startsWith('//');
}

function addToEach(sources: string, basePath: string): string {
  return sources
    .split(',')
    .map((source) => source.trimStart())
    .map((source) => (isFromRoot(source) ? basePath + source : source))
    .join(', ');
}
