import type { Definition, Link } from 'mdast';
import { parseBody } from '../../markdown/parse.ts';
import { visit } from '../../markdown/visit.ts';

/** What becomes of a link: another URL, its words without the link, or nothing for one that stays. */
export type Relink = (url: string) => { url: string } | 'words-only' | undefined;

/**
 * Changes the links of a body and nothing else.
 *
 * @returns `undefined` when the body cannot be parsed, or a URL is written in a form that cannot be edited
 */
export function relinkBody(body: string, relink: Relink): string | undefined {
  const parsed = parseBody(body);
  if ('finding' in parsed) return undefined;
  const edits: Edit[] = [];
  let isEditable = true;
  visit(parsed.tree, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const change = relink(node.url);
    if (change === undefined) return;
    const edit = change === 'words-only' && node.type === 'link' ? wordsOnly(body, node) : undefined;
    const changed = edit ?? (change === 'words-only' ? undefined : otherUrl(body, node, change.url));
    if (changed === undefined) isEditable = change === 'words-only' && isEditable;
    else edits.push(changed);
  });
  return isEditable ? applyEdits(body, edits) : undefined;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

function wordsOnly(body: string, link: Link): Edit | undefined {
  const [start, end] = spanOf(link);
  const [first] = spanOf(link.children[0]);
  const [, last] = spanOf(link.children.at(-1));
  return start === undefined || end === undefined || first === undefined || last === undefined
    ? undefined
    : { start, end, text: body.slice(first, last) };
}

/** The URL comes after the words of a link, and after the name of a definition. */
function otherUrl(body: string, node: Link | Definition, url: string): Edit | undefined {
  const [start, end] = spanOf(node);
  if (start === undefined || end === undefined) return undefined;
  const [, wordsEnd = start] = node.type === 'link' ? spanOf(node.children.at(-1)) : [start, start + (node.label?.length ?? 0)];
  // A bare URL is its own words.
  const at = body.indexOf(node.url, wordsEnd === end ? start : wordsEnd);
  return at === -1 || at + node.url.length > end ? undefined : { start: at, end: at + node.url.length, text: url };
}

function spanOf(node: { position?: Link['position'] } | undefined): [start: number | undefined, end: number | undefined] {
  return [node?.position?.start.offset, node?.position?.end.offset];
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  return parts.join('') + text.slice(at);
}
