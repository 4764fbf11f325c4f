import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOfSetting, parseProducts, readSettings } from '../../src/writing/starter/settings.ts';
import { starterContent } from '../../src/writing/starter/starter-content.ts';
import { starterArticles, starterTextsIn } from '../../src/writing/starter/starter-texts.ts';
import { writeStarter } from '../../src/writing/starter/write-starter.ts';
import { makeFolder, today } from '../support/builders.ts';

const context = { today, zone: 'Asia/Shanghai', fragmentsDir: join(await makeFolder(), 'fragments') };

describe('a new help centre', () => {
  test('is not written where there is content already, not one file of it', async () => {
    const contentDir = await makeFolder();
    await writeFile(join(contentDir, 'facts.yaml'), '[]\n');
    await expect(writeStarter(contentDir, readSettings({ name: 'Fern' }), context)).rejects.toMatchObject({
      message: `There is content in \`${contentDir}\` already: facts.yaml.`,
      hint: expect.stringContaining('Nothing was written.'),
    });
    expect(await readdir(contentDir)).toEqual(['facts.yaml']);
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
    const files = new Map(starterContent(settings, context).map(({ path, text }) => [path, text]));
    expect(files.get('articles/fr/orders/get-an-invoice.mdx')).toBe(files.get('articles/en/orders/get-an-invoice.mdx'));
    expect(files.get('taxonomy.yaml')).toContain('label: { en: Lessons, fr: Lessons }');
  });
});

describe('settings of a new help centre', () => {
  test('have products as they are typed, with an id or without', () => {
    expect(parseProducts('Online Courses, 会员，retreat=Yoga: the retreat,')).toEqual([
      { id: 'online-courses', label: 'Online Courses' },
      { id: 'product-2', label: '会员' },
      { id: 'retreat', label: 'Yoga: the retreat' },
    ]);
  });

  test('are refused one by one while they are asked for, so that no answer has to be typed twice', () => {
    expect(faultOfSetting('url', 'help.fern.example')).toBe('This must be a URL such as https://help.example.com.');
    expect(faultOfSetting('mail', 'support@fern.example')).toBeUndefined();
  });

  test.each([
    [{}, 'name'],
    [{ name: 'Fern', locales: ['en', 'zh'] }, 'locales: the interface is not translated into `zh`.'],
    [{ name: 'Fern', locales: ['en', 'en'] }, 'locales must name each locale once.'],
    [{ name: 'Fern', url: 'help.fern.example' }, 'url must be a URL such as https://help.example.com.'],
    [{ name: 'Fern', mail: 'fern' }, 'mail must be a mail address.'],
    [{ name: 'Fern', color: 'green' }, 'color must be a colour such as'],
    [{ name: 'Fern', zone: 'Shanghai' }, 'zone must be a time zone such as Asia/Shanghai.'],
    [{ name: 'Fern', colour: 1 }, '`colour` is not a setting. Did you mean `color`? There are name, '],
  ])('%o are refused with every fault', (settings, fault) => {
    expect(() => readSettings(settings)).toThrow(
      expect.objectContaining({ name: 'UserError', hint: expect.stringContaining(fault) }),
    );
  });
});
