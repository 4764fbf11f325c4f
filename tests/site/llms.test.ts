import { describe, expect, test } from 'vitest';
import { makeCategoryLlms, makeLlms } from '../../src/site/llms.ts';
import { readSampleEdition } from '../support/sample-edition.ts';

const { edition } = await readSampleEdition();
const { frame, articles } = edition;

/** Addresses of the Markdown of articles, and of lists, that a text links to. */
const links = (text: string): string[] => [...text.matchAll(/^- \[[^\]]*\]\(([^)\s]*)\)/gm)].map(([, address = '']) => address);

describe('the list for language models', () => {
  const whole = makeLlms(frame, articles);

  test('has every article, with its team, the day of its last review, and its state', () => {
    expect(links(whole).length).toBe(articles.length);
    expect(whole).toMatch(/refund-a-course\.md\): .*, 2026-\d\d-\d\d, current\)$/m);
  });

  test('has the lists of the categories instead when there are many, which together have every article', () => {
    const lists = makeLlms(frame, articles, articles.length - 1);
    expect(links(lists).every((address) => /\/categories\/[^/]+\/llms\.txt$/.test(address))).toBe(true);
    const listed = links(lists).flatMap((address) => {
      const [locale = '', , category = ''] = new URL(address).pathname.split('/').slice(1);
      return links(makeCategoryLlms(frame, articles, locale, category));
    });
    expect(listed.sort()).toEqual(links(whole).sort());
  });
});
