import { describe, expect, test } from 'vitest';
import { rules } from '../../src/findings/rules.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { editingSchema } from '../../src/knowledge/schemas/editing.ts';
import { siteSchema } from '../../src/knowledge/schemas/site.ts';
import { manualFor, manuals } from '../../src/manual/manuals.ts';
import { manualPage, manualPages, tableRows } from '../support/manual-pages.ts';

const locales = manuals.map(({ locale }) => locale);

/** Levels of the headings, outside of code: `## ###`. */
function outlineOf(text: string): string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^(#{2,}) /gm)].map(([, level]) => level ?? '');
}

describe('the manual', () => {
  test('has the same pages in every language, in the same order, with the same outline', () => {
    const [first, ...others] = locales.map((locale) =>
      manualPages(locale).map(({ name, text }) => ({ name, order: /^order: (\d+)$/m.exec(text)?.[1], outline: outlineOf(text) })),
    );
    expect(first?.map(({ name }) => name)).toEqual(expect.arrayContaining(['index', 'rules', 'writing']));
    expect(new Set(first?.map(({ order }) => order)).size).toBe(first?.length);
    for (const other of others) expect(other).toEqual(first);
  });

  test('is English for readers of a language that it is not translated into', () => {
    expect(manualFor('zh-cn').locale).toBe('zh-cn');
    expect(manualFor('fr').locale).toBe('en');
  });

  test('takes the same limits from the code in every language', () => {
    const [first, ...others] = locales.map((locale) =>
      manualPages(locale).map(({ name, text }) => ({
        name,
        limits: [
          ...new Set(
            [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\{([\w.]+(?: [*/] [\w.]+)?)\}/g)].map(([, expression]) => expression),
          ),
        ].sort(),
      })),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});

describe.each(manuals)('the manual in $locale', ({ locale, ruleAdvice }) => {
  test('links only to its own pages, which begin with /manual/ in every language, and to other sites', () => {
    const known = new Set([
      '/manual/',
      ...manualPages(locale).map(({ name }) => `/manual/${name}/`),
      ...Object.keys(rules).map((rule) => `/manual/rules/${rule}/`),
    ]);
    const links = manualPages(locale).flatMap(({ name, text }) =>
      [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, href = '']) => ({ name, href })),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(({ href }) => !href.startsWith('https://') && !known.has(href))).toEqual([]);
  });

  test('names every field of an article', () => {
    const described = tableRows(manualPage(locale, 'writing')).map(({ first }) => first);
    expect(Object.keys(articleSchema.shape).filter((field) => !described.some((cell) => cell.includes(`\`${field}\``)))).toEqual(
      [],
    );
  });

  test('names every field of a task of the home page, and every setting of site.yaml that changes the pages', () => {
    const text = manualPage(locale, 'brand');
    const { tasks, brand } = siteSchema.shape;
    const fields = [...Object.keys(tasks.unwrap().element.shape), ...Object.keys(brand.unwrap().shape)];
    expect(fields).toEqual(expect.arrayContaining(['icon', 'heroDrawing']));
    expect(fields.filter((field) => !tableRows(text).some(({ first }) => first === `\`${field}\``))).toEqual([]);
    expect(text).toContain('`tasks`');
    expect(manualPages(locale).some((page) => page.text.includes('`videoHosts`'))).toBe(true);
  });

  test('names every field of editing in the browser', () => {
    const rows = tableRows(manualPage(locale, 'running'));
    expect(Object.keys(editingSchema.shape).filter((field) => !rows.some(({ first }) => first === `\`${field}\``))).toEqual([]);
  });

  test('advises on every rule in its own language, with an example that is another text than its correction', () => {
    const isOwn = (text: string): boolean => /\p{Script=Han}/u.test(text) === (locale === 'zh-cn');
    const prose = (text: string): string => text.replaceAll(/“[^”]*”/g, '');
    const wrong = Object.entries(ruleAdvice).filter(
      ([, { summary, why, fix, example }]) =>
        ![summary, why, fix].every((text) => isOwn(prose(text))) || (example !== undefined && example.wrong === example.right),
    );
    expect(Object.keys(ruleAdvice).sort()).toEqual(Object.keys(rules).sort());
    expect(wrong.map(([rule]) => rule)).toEqual([]);
  });
});
