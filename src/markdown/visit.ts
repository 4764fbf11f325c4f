import type { Node, Parent } from 'unist';
import type { visit as libraryVisit } from 'unist-util-visit';
import type { visitParents as libraryVisitParents } from 'unist-util-visit-parents';

/** What a visitor returns to leave out the children of a node. */
export const SKIP = 'skip';

/** `SKIP`, the index of the sibling to go on with, both, or nothing. */
type Next = typeof SKIP | number | readonly [typeof SKIP, number] | undefined;

type Enter = (node: Node, ancestors: Parent[], index: number | undefined) => Next;

/**
 * Calls a visitor for each node of a tree, parents first: a part of `unist-util-visit`, with its types. The library
 * makes and names a function for each node, so that compiling an article took a quarter longer.
 */
export const visit = ((tree: Node, ...rest: [unknown] | [string, unknown]): void => {
  const visitor = rest.at(-1) as (node: Node, index: number | undefined, parent: Parent | undefined) => Next;
  walk(tree, typeOf(rest), (node, ancestors, index) => visitor(node, index, ancestors.at(-1)), undefined, []);
}) as typeof libraryVisit;

/** As `visit`; the visitor gets all ancestors, the closest last, in an array that changes after the call. */
export const visitParents = ((tree: Node, ...rest: [unknown] | [string, unknown]): void => {
  const visitor = rest.at(-1) as (node: Node, ancestors: Parent[]) => Next;
  walk(tree, typeOf(rest), visitor, undefined, []);
}) as typeof libraryVisitParents;

function typeOf(rest: [unknown] | [string, unknown]): string | undefined {
  return rest.length === 2 ? rest[0] : undefined;
}

/** @returns the index of the sibling to go on with; `undefined` for the next one */
function walk(
  node: Node,
  type: string | undefined,
  enter: Enter,
  index: number | undefined,
  ancestors: Parent[],
): number | undefined {
  let goOn: number | undefined;
  if (type === undefined || node.type === type) {
    const next = enter(node, ancestors, index);
    if (next === SKIP) return undefined;
    if (typeof next === 'object') return next[1];
    goOn = next;
  }
  const { children } = node as Partial<Parent>;
  if (children !== undefined) {
    ancestors.push(node as Parent);
    for (let at = 0; at < children.length; ) {
      const child = children[at];
      at = (child && walk(child, type, enter, at, ancestors)) ?? at + 1;
    }
    ancestors.pop();
  }
  return goOn;
}
