import { escapes } from './escape.ts';
import { type OwnTexts, safeName } from './own-texts.ts';

/**
 * A page that Astro has rendered with marks in place of an article’s own texts. Filled in, it is the page that Astro would
 * render for the article, at a fraction of the time.
 */
export interface PageTemplate {
  /** One more than there are slots. */
  fixed: readonly string[];
  slots: readonly Slot[];
}

interface Slot {
  name: string;
  toHtml: (text: string) => string;
}

/** Stands for a text. Astro escapes the signs around the name differently in each place of a page, which tells the places apart. */
function markOf(name: string): string {
  return safeName.test(name) ? `own(${name})` : `<own(${name})">`;
}

/** The second form is that of safe texts. */
const marks = /(&lt;|<|\\u003c|%3C)own\(([\w.]+)\)(&quot;&gt;|&quot;>|">|\\">|%22%3E)|own\(([\w.]+)\)/g;

/** What is left of a mark’s signs in each place. */
const placeOf: Readonly<Record<string, keyof typeof escapes>> = {
  '&lt;…&quot;&gt;': 'text',
  '<…&quot;>': 'attribute',
  '<…">': 'html',
  '\\u003c…\\">': 'json',
  '%3C…%22%3E': 'uri',
};

export function marksFor(own: OwnTexts): OwnTexts {
  return Object.fromEntries(Object.keys(own).map((name) => [name, markOf(name)]));
}

/** @throws Error when a mark has been escaped in a way that is not known */
export function readTemplate(html: string): PageTemplate {
  const fixed: string[] = [];
  const slots: Slot[] = [];
  let from = 0;
  for (const { 0: mark, 1: before, 2: name, 3: after, 4: safe, index } of html.matchAll(marks)) {
    const place = safe === undefined ? placeOf[`${before}…${after}`] : 'html';
    if (place === undefined) throw new Error(`The template of a page has a mark in an unknown place: ${mark}`);
    fixed.push(html.slice(from, index));
    slots.push({ name: name ?? safe ?? '', toHtml: escapes[place] });
    from = index + mark.length;
  }
  return { fixed: [...fixed, html.slice(from)], slots };
}

/** @throws Error when the template shows a text that the article does not have */
export function fillTemplate({ fixed, slots }: PageTemplate, own: OwnTexts): string {
  let html = fixed[0] ?? '';
  for (const [index, { name, toHtml }] of slots.entries()) {
    const text = own[name];
    if (text === undefined) throw new Error(`The page shows “${name}”, which the article does not have.`);
    html += toHtml(text) + fixed[index + 1];
  }
  return html;
}
