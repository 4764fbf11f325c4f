import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { HighlighterCore } from 'shiki/core';
import { visit } from 'unist-util-visit';
import { element, text } from './components/component.ts';

/** Languages a help article quotes, and how Shiki loads each. */
const grammars = {
  bash: () => import('shiki/langs/bash.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
} as const;

const aliases: Readonly<Record<string, Grammar>> = {
  js: 'javascript',
  py: 'python',
  ps1: 'powershell',
  sh: 'bash',
  shell: 'bash',
  yml: 'yaml',
};
const plainLanguages = new Set(['text', 'txt', 'plain', 'plaintext']);

type Grammar = keyof typeof grammars;

export function isKnownLanguage(language: string): boolean {
  return plainLanguages.has(language.toLowerCase()) || grammarOf(language) !== undefined;
}

/** Colours code blocks by class, `tok-keyword` and the like: the header policy refuses inline styles. */
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

const maxColouredLength = 20_000;
const maxColouredLine = 500;

const themeName = 'classes';

async function createHighlighter(): Promise<HighlighterCore> {
  const { createCssVariablesTheme, createHighlighterCore } = await import('shiki/core');
  const { createJavaScriptRegexEngine } = await import('shiki/engine/javascript');
  const theme = createCssVariablesTheme({ name: themeName, variablePrefix: '--tok-' });
  return createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
}

function tokenize(highlighter: HighlighterCore, code: string, lang: Grammar): ElementContent[] {
  // Grammars can take minutes over what is no code; nobody reads colours in it either.
  if (code.length > maxColouredLength || code.split('\n').some((line) => line.length > maxColouredLine)) return [text(code)];
  // Shiki's own limit goes by the clock: on a busy machine the same code would lose its colours half way.
  const { tokens } = highlighter.codeToTokens(code, { lang, theme: themeName, tokenizeTimeLimit: 0 });
  return tokens.flatMap((line, index) => [
    ...(index > 0 ? [text('\n')] : []),
    ...line.map(({ content, color }) => {
      // The theme’s colours are `var(--tok-token-keyword)`; its name becomes the class.
      const name = /--tok-token-([a-z-]+)/.exec(color ?? '')?.[1];
      return name === undefined ? text(content) : element('span', { className: [`tok-${name}`] }, [text(content)]);
    }),
  ]);
}

function grammarOf(language: string): Grammar | undefined {
  const name = language.toLowerCase();
  return Object.hasOwn(grammars, name) ? (name as Grammar) : Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}
