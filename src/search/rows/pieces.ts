import type { Pieces, ResultRow } from '../result-row.ts';
import type { MakeElement, RowMaker } from './make-element.ts';

/** A text with its matches marked. */
export function marked<Made>(pieces: Pieces, element: MakeElement<Made>): (Made | string)[] {
  return pieces.map((piece, index) => (index % 2 === 1 ? element('mark', {}, piece) : piece));
}

export function sectionLink<Made>(
  url: string,
  { id, heading }: NonNullable<ResultRow['section']>,
  { element, addressOf }: RowMaker<Made>,
): Made {
  return element('a', { href: addressOf(`${url}#${id}`) }, heading);
}
