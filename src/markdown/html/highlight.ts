import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { HighlighterCore } from 'shiki/core';
import { element, text } from '../components/component.ts';
import { visit } from '../visit.ts';

/** Languages that can be highlighted, and how to load their grammars. */
const grammars = {
  bash: () => import('shiki/langs/bash.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  jsx: () => import('shiki/langs/jsx.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
} as const;

const aliases: Readonly<Record<string, Grammar>> = {
  js: 'javascript',
  md: 'markdown',
  mdx: 'markdown',
  py: 'python',
  ps1: 'powershell',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  yml: 'yaml',
};
const plainLanguages = new Set(['text', 'txt', 'plain', 'plaintext']);

type Grammar = keyof typeof grammars;

export const knownLanguages: readonly string[] = Object.keys(grammars);

export function isKnownLanguage(language: string): boolean {
  return plainLanguages.has(language.toLowerCase()) || grammarOf(language) !== undefined;
}

/** Highlights code blocks by class, such as `tok-keyword`: the header policy refuses inline styles. */
export async function highlightCode(tree: Root): Promise<void> {
  const blocks: { code: Element; grammar: Grammar }[] = [];
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    parent.properties['tabIndex'] = 0;
    const classes = Array.isArray(node.properties['className']) ? node.properties['className'] : [];
    const grammar = grammarOf(String(classes[0] ?? '').replace(/^language-/, ''));
    if (grammar !== undefined) blocks.push({ code: node, grammar });
  });
  if (blocks.length === 0) return;
  const highlighter = await getHighlighter();
  for (const { code, grammar } of blocks) {
    await highlighter.loadLanguage(grammars[grammar]);
    code.children = tokenize(highlighter, textOf(code).replace(/\n$/, ''), grammar);
  }
}

let loading: Promise<HighlighterCore> | undefined;

function getHighlighter(): Promise<HighlighterCore> {
  loading ??= createHighlighter();
  return loading;
}

/** In characters; longer code is shown plain, as is code with a longer line. */
const maxHighlightedLength = 20_000;
const maxHighlightedLine = 500;

const themeName = 'classes';

async function createHighlighter(): Promise<HighlighterCore> {
  const { createCssVariablesTheme, createHighlighterCore } = await import('shiki/core');
  const { createJavaScriptRegexEngine } = await import('shiki/engine/javascript');
  const theme = createCssVariablesTheme({ name: themeName, variablePrefix: '--tok-' });
  return createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
}

function tokenize(highlighter: HighlighterCore, code: string, lang: Grammar): ElementContent[] {
  // On text that is not code, such as minified data, a grammar can take minutes.
  const isTooLong = code.length > maxHighlightedLength || code.split('\n').some((line) => line.length > maxHighlightedLine);
  if (isTooLong) return [text(code)];
  // Shiki's own limit is wall-clock time: on a busy machine the same code would be highlighted only in part.
  const { tokens } = highlighter.codeToTokens(code, { lang, theme: themeName, tokenizeTimeLimit: 0 });
  return tokens.flatMap((line, index) => [
    ...(index > 0 ? [text('\n')] : []),
    ...line.map(({ content, color }) => {
      // The theme's colours are variables such as `var(--tok-token-keyword)`; their names become the classes.
      const name = /--tok-token-([a-z-]+)/.exec(color ?? '')?.[1];
      return name === undefined ? text(content) : element('span', { className: [`tok-${name}`] }, [text(content)]);
    }),
  ]);
}

function grammarOf(language: string): Grammar | undefined {
  const name = language.toLowerCase();
  return Object.hasOwn(grammars, name) ? (name as Grammar) : Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}
