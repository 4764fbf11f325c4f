import { readFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { exportVersion } from '../../exporting/export-schema.ts';
import { readFrontMatter } from '../../knowledge/files/front-matter.ts';
import { findDeepLine } from '../../markdown/limits/nesting.ts';
import { remarkAsides } from '../../markdown/remark-asides.ts';
import { type ImportedArticle, importedArticle } from '../imported-article.ts';
import { pathsOf } from '../paths-of.ts';
import { ownParts } from '../systems/jieda.ts';
import { TooDeepError, withinStack } from '../too-deep.ts';
import { decodeText } from './decode.ts';

const plain = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).use(remarkAsides).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly).use(remarkAsides).freeze();

/** @throws TooDeepError */
export function readMarkdownText(text: string): Root {
  assertFlat(text);
  return withinStack(() => plain.parse(inOurDialect(text)));
}

/** An article of another documentation tool. MDX that cannot be parsed is read as Markdown. */
export async function readMarkdown(file: string, source: string): Promise<ImportedArticle> {
  const { data, content } = split(decodeText(await readFile(file), file).replace(/^\uFEFF/, ''), source);
  const body = parse(content, extname(file) === '.mdx');
  const first = body.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const text = (...names: string[]): string | undefined =>
    names.map((name) => data[name]).find((value): value is string => typeof value === 'string' && value.trim() !== '');
  const texts = (...names: string[]): string[] =>
    names.flatMap((name) => data[name] ?? []).filter((value): value is string => typeof value === 'string');
  const known = {
    source,
    title: text('title', 'sidebarTitle', 'sidebar_label') ?? (first && textOf(first)) ?? basename(file, extname(file)),
    summary: text('description', 'summary', 'excerpt'),
    body,
    folder: dirname(file),
  };
  if (data['jieda'] === exportVersion)
    return importedArticle({ ...known, ...ownParts(data), own: { fields: data, text: undefined } });
  return importedArticle({
    ...known,
    locale: text('lang', 'locale', 'language'),
    categories: [text('category') ?? texts('categories', 'tags')[0]].filter((name) => name !== undefined),
    updated: dayOf(data['lastmod'] ?? data['updated'] ?? data['date']),
    slug: text('slug', 'id')?.split('/').filter(Boolean).at(-1),
    oldPaths: [...texts('permalink', 'url'), ...texts('aliases', 'redirect_from', 'redirects')].flatMap(pathsOf),
  });
}

/** Front matter that is not valid YAML is left out: it would be part of the text otherwise. */
function split(text: string, source: string): { data: Record<string, unknown>; content: string } {
  if (!text.startsWith('---')) return { data: {}, content: text };
  const parts = readFrontMatter(source, text);
  if ('findings' in parts) return { data: {}, content: text.replace(/^---[\s\S]*?\n---[^\n]*\n/, '') };
  return { data: (parts.source.data ?? {}) as Record<string, unknown>, content: parts.body };
}

/** The parser's time grows with the square of the depth. */
function assertFlat(text: string): void {
  if (findDeepLine(text) !== undefined) throw new TooDeepError();
}

function parse(content: string, isMdx: boolean): Root {
  if (!isMdx) return readMarkdownText(content);
  assertFlat(content);
  try {
    return mdx.parse(inOurDialect(content));
  } catch {
    return readMarkdownText(withoutModuleLines(content));
  }
}

/** Rewrites, outside code, what other tools write differently: `:::tip Title`, `## Heading {#id}` and Hugo's `{{< … >}}`. */
function inOurDialect(text: string): string {
  return outsideCode(text, (line) => {
    const [aside] = /^\s{0,3}:{3,}[a-z]+(?=[ \t])/.exec(line) ?? [];
    const label = aside === undefined ? '' : line.slice(aside.length).trim();
    if (label !== '' && !/[[\]{}]/.test(label)) return `${aside}[${label}]`;
    const anchor = line.startsWith('#') ? line.lastIndexOf('{#') : -1;
    return anchor > 0 && line.trimEnd().endsWith('}') ? line.slice(0, anchor).trimEnd() : line;
  });
}

/** Without `import` and `export`, which are text in Markdown. */
function withoutModuleLines(text: string): string {
  return outsideCode(text, (line) => (/^(?:import|export)\s/.test(line) ? '' : line));
}

function outsideCode(text: string, change: (line: string) => string): string {
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1] ?? '';
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence)) fence = '';
      return fence === '' && mark === '' ? change(line) : line;
    })
    .join('\n');
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
}
