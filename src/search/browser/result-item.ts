import { withBase } from '../../knowledge/base-path.ts';
import type { ResultRow } from '../result-row.ts';
import { makeRow } from '../rows/row.ts';
import type { SearchStrings } from './search-strings.ts';

export function renderRow(row: ResultRow, strings: SearchStrings): HTMLElement {
  return makeRow<HTMLElement>(row, { element: node, addressOf: withBase, strings });
}

function node(name: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
