import { describe, expect, test } from 'vitest';
import { manuals } from '../../src/manual/manuals.ts';
import { manualPages } from '../support/manual-pages.ts';

describe.each(manuals)('the glossary of $locale', ({ locale, terms }) => {
  const pages = manualPages(locale).filter(({ name }) => name !== 'glossary');

  test.each(Object.keys(terms))('%s is linked to its definition by some page of the manual', (id) => {
    expect(pages.filter(({ text }) => text.includes(`](/manual/glossary/#${id})`)).map(({ name }) => name)).not.toEqual([]);
  });

  test('defines each term once, and the manual uses the words that it defines', () => {
    const all = Object.values(terms);
    for (const key of ['term', 'meaning'] as const) expect(new Set(all.map((entry) => entry[key])).size).toBe(all.length);
    const words = pages.map(({ text }) => text.toLowerCase()).join('\n');
    expect(all.map(({ term }) => term.replace(/\[\]$/, '')).filter((term) => !words.includes(term.toLowerCase()))).toEqual([]);
  });

  test('every link into it leads to a term', () => {
    const anchors = pages.flatMap(({ text }) => [...text.matchAll(/\/manual\/glossary\/#([\w-]+)/g)].map(([, id]) => id ?? ''));
    expect(anchors.length).toBeGreaterThan(Object.keys(terms).length / 2);
    expect(anchors.filter((id) => !(id in terms))).toEqual([]);
  });
});
