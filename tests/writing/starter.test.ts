import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checks/check-content.ts';
import { readContent } from '../../src/content/read-content.ts';
import { parseProducts, readSettings } from '../../src/writing/starter/settings.ts';
import { starterContent } from '../../src/writing/starter/starter-content.ts';
import { starterArticles, starterTextsIn } from '../../src/writing/starter/starter-texts.ts';
import { writeStarter } from '../../src/writing/starter/write-starter.ts';
import { makeFolder, today } from '../support/builders.ts';

const zone = 'Asia/Shanghai';

describe('a new help centre', () => {
  test('has no finding: one article is published, ten are drafts, in each of its locales', async () => {
    const contentDir = join(await makeFolder(), 'content');
    const settings = readSettings({
      name: { en: 'Fern Yoga', 'zh-cn': '蕨瑜伽' },
      locales: ['en', 'zh-cn'],
      products: parseProducts('Courses, 会员, retreat=Yoga: the retreat'),
      phone: '400-820-0000',
      chat: 'https://chat.fern.example',
      color: '#0a7d55',
    });
    const { paths, findings } = await writeStarter(contentDir, settings, { today, zone });
    expect(findings).toEqual([]);
    expect((await readdir(contentDir)).sort()).toEqual([
      'articles',
      'channels.yaml',
      'facts.yaml',
      'site.yaml',
      'taxonomy.yaml',
      'team.yaml',
    ]);
    const { kb } = await readContent(contentDir, join(contentDir, '../fragments'));
    expect(kb.articles.map(({ locale, data }) => `${locale} ${data.state}`).sort()).toEqual(
      ['en', 'zh-cn'].flatMap((locale) => [...Array(10).fill(`${locale} draft`), `${locale} published`]),
    );
    expect(kb.site).toMatchObject({ name: { 'zh-cn': '蕨瑜伽' }, brand: { color: '#0a7d55' }, contact: 'support@example.com' });
    expect(kb.taxonomy.products.map(({ id, label }) => [id, label['en']])).toEqual([
      ['courses', 'Courses'],
      ['product-2', '会员'],
      ['retreat', 'Yoga: the retreat'],
    ]);
    expect(kb.channels.map(({ id, address }) => [id, address])).toEqual([
      ['mail', 'support@example.com'],
      ['phone', '400-820-0000'],
      ['chat', 'chat.fern.example'],
    ]);

    // The drafts wait only for someone to say that they are true.
    for (const path of paths.filter((each) => each.endsWith('.mdx'))) {
      const file = join(contentDir, path);
      await writeFile(file, (await readFile(file, 'utf8')).replace('state: draft', 'state: published'));
    }
    const published = await readContent(contentDir, join(contentDir, '../fragments'));
    expect(await checkContent(published, { today })).toEqual([]);
  });

  test('is not written where there is content already, not one file of it', async () => {
    const contentDir = await makeFolder();
    await writeFile(join(contentDir, 'facts.yaml'), '[]\n');
    await expect(writeStarter(contentDir, readSettings({ name: 'Fern' }), { today, zone })).rejects.toMatchObject({
      message: `There is content in \`${contentDir}\` already: facts.yaml.`,
      hint: expect.stringContaining('Nothing was written.'),
    });
    expect(await readdir(contentDir)).toEqual(['facts.yaml']);
  });

  test('is not written when the checks would find an error, which they name at its place', async () => {
    const contentDir = join(await makeFolder(), 'content');
    const settings = readSettings({ name: 'Fern', locales: ['en'], products: parseProducts('a=One, a=Two') });
    const { paths, findings } = await writeStarter(contentDir, settings, { today, zone });
    expect(paths).toEqual([]);
    expect(findings.map(({ rule, file }) => `${rule} ${file.split('/').at(-1)}`)).toContain('id/duplicate taxonomy.yaml');
    await expect(readdir(contentDir)).rejects.toThrow('ENOENT');
  });

  test('says the same in every language', () => {
    const { articles: zh } = starterTextsIn('zh-cn');
    const { articles: en } = starterTextsIn('en');
    const partsOf = (body: string): string[] => body.match(/<\/?[A-Z][^>]*>|^\d\.|^##|^\|/gm) ?? [];
    const withoutTables = (parts: string[]): string[] => parts.filter((part) => part !== '|' && !part.includes('Path'));
    for (const id of Object.keys(starterArticles) as (keyof typeof starterArticles)[]) {
      expect(withoutTables(partsOf(zh[id].body)), id).toEqual(withoutTables(partsOf(en[id].body)));
      expect(zh[id].answers.length, id).toBe(en[id].answers.length);
    }
  });

  test('is in English where there are no texts in a language yet', () => {
    const [settings] = [{ ...readSettings({ name: 'Fern' }), locales: ['en', 'fr'] }];
    const files = new Map(starterContent(settings, { today, zone }).map(({ path, text }) => [path, text]));
    expect(files.get('articles/fr/orders/get-an-invoice.mdx')).toBe(files.get('articles/en/orders/get-an-invoice.mdx'));
    expect(files.get('taxonomy.yaml')).toContain('label: { en: Lessons, fr: Lessons }');
  });
});

describe('settings of a new help centre', () => {
  test.each([
    [{}, 'name'],
    [{ name: 'Fern', locales: ['en', 'zh'] }, 'locales: the interface is not translated into `zh`.'],
    [{ name: 'Fern', locales: ['en', 'en'] }, 'locales must name each locale once.'],
    [{ name: 'Fern', url: 'help.fern.example' }, 'url must be a URL such as https://help.example.com.'],
    [{ name: 'Fern', mail: 'fern' }, 'mail must be a mail address.'],
    [{ name: 'Fern', color: 'green' }, 'color must be a colour such as'],
    [{ name: 'Fern', zone: 'Shanghai' }, 'zone must be a time zone such as Asia/Shanghai.'],
    [{ name: 'Fern', colour: 1 }, 'colour'],
  ])('%o are refused with every fault', (settings, fault) => {
    expect(() => readSettings(settings)).toThrow(
      expect.objectContaining({ name: 'UserError', hint: expect.stringContaining(fault) }),
    );
  });
});
