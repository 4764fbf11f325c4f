import { withBase } from '../../knowledge/base-path.ts';
import type { Pieces, ResultRow } from '../result-row.ts';
import { element } from './elements.ts';

/** A text with its matches marked. */
export function marked(pieces: Pieces): (Node | string)[] {
  return pieces.map((piece, index) => (index % 2 === 1 ? element('mark', {}, piece) : piece));
}

export function sectionLink(url: string, { id, heading }: NonNullable<ResultRow['section']>): HTMLElement {
  return element('a', { href: withBase(`${url}#${id}`) }, heading);
}
