import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '../../src/checks/check-content.ts';
import { readContent } from '../../src/content/read-content.ts';
import { UserError } from '../../src/errors.ts';
import { countFindings } from '../../src/findings/finding.ts';
import { type ImportOptions, type ImportResult, importContent } from '../../src/importing/import-content.ts';
import { assertSmallArchive } from '../../src/importing/readers/archive.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { category, drawing, label, taxonomy, today, writeContent, writeFiles } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const locales = ['zh-cn', 'en'];

let contentDir: string;
let folder: string;

beforeEach(async () => {
  const invoices = category(
    { id: 'invoices', label: { 'zh-cn': '发票', en: 'Invoices' }, description: label('电子发票与抬头', locales) },
    locales,
  );
  contentDir = await writeContent({
    locales,
    files: { 'taxonomy.yaml': taxonomy({ categories: [category({}, locales), invoices] }, locales) },
  });
  folder = newFolder();
});

const run = (paths: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportResult> =>
  importContent(
    paths.map((path) => join(folder, path)),
    { contentDir, today, columns: {}, ...options },
  );

const read = (path: string): Promise<string> => readFile(join(contentDir, path), 'utf8');

async function errorsOfContent(): Promise<number> {
  const content = await readContent(contentDir, join(newFolder(), 'fragments'));
  return countFindings(await checkContent(content, { today })).error;
}

const faq = '问题,答案,相似问法,分类,更新时间,链接\n';

describe('a spreadsheet of questions and answers', () => {
  test('with formulas in place of their values is told so row by row, and the rest comes', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}=A2&B2,七天内。,,,,\n怎样退款,"=VLOOKUP(A2,B:B,1)",,,,\n=是什么,等号。,,,,\n` });
    const { files, problems } = await run(['faq.csv']);
    expect(files.map(({ title }) => title)).toEqual(['=是什么']);
    expect(problems).toEqual([
      { where: 'faq.csv, row 2', message: '“=A2&B2” is a formula, not its value: save the table with values only.' },
      { where: 'faq.csv, row 3', message: '“=VLOOKUP(A2,B:B,1)” is a formula, not its value: save the table with values only.' },
    ]);
  });

  test('comes although another file is of no kind that can be imported', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}怎样退款,七天内。,,,,\n`, 'manual.pdf': 'x' });
    const { files, problems } = await run(['manual.pdf', 'faq.csv']);
    expect([files.length, problems.map(({ where }) => where)]).toEqual([1, ['manual.pdf']]);
    await expect(run(['manual.pdf'])).rejects.toThrow('is of no kind that can be imported');
  });

  test('names the categories that the taxonomy does not have, and adds them when asked', async () => {
    await writeFiles(folder, {
      'faq.csv': `${faq}拼团怎么发起,点“拼团”。,,团购,,\n拼团没成怎么办,自动退款。,,团购,,\n课时怎么看,点“课程”。,,Lessons: A,,\n抬头怎么改,点“发票”。,,发票,,\n`,
    });
    const expected = [
      { name: '团购', id: 'tuan-gou', articles: 2 },
      { name: 'Lessons: A', id: 'lessons-a', articles: 1 },
    ];
    const before = await read('taxonomy.yaml');
    const tried = await run(['faq.csv'], { isDryRun: true, addsCategories: true });
    expect([tried.newCategories, await read('taxonomy.yaml')]).toEqual([expected, before]);
    const { files, newCategories } = await run(['faq.csv'], { addsCategories: true });
    expect(newCategories).toEqual(expected);
    expect(files.map(({ category: id }) => id)).toEqual(['tuan-gou', 'tuan-gou', 'lessons-a', 'invoices']);
    const { categories } = await readKnowledgeBase(contentDir);
    expect(categories.find(({ id }) => id === 'lessons-a')).toMatchObject({ label: { en: 'Lessons: A' }, ancestors: [] });
    expect(await errorsOfContent()).toBe(0);
    expect((await run(['faq.csv'], { addsCategories: true })).newCategories).toEqual([]);
  });

  test('gives no article the same phrasing twice, whatever its case, spaces and punctuation', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}Can I pause?,Yes.,can i pause；How to stop；how to stop?；Pause it,,,\n` });
    await run(['faq.csv'], { locale: 'en' });
    const text = await read('articles/en/orders/can-i-pause.mdx');
    expect(parse(text.split('---')[1] ?? '').answers).toEqual(['how to stop?', 'Pause it']);
  });

  test('becomes drafts that pass the checks, with lists, phrasings, dates and old addresses, from UTF-8 or GB18030', async () => {
    // “退款多久到账,"1、打开订单…"” in GB18030.
    await writeFiles(folder, {
      'faq.csv': `${faq}退款多久到账,"1、打开订单\n2、点“查进度”\n\n<3 天到账，见{说明}",钱怎么还没到；退款进度,,2026/3/5,https://old.example/help/refund.html\n`,
      'gb.csv': Buffer.concat([Buffer.from('question,answer\n'), Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), Buffer.from(',ok\n')]),
    });
    const { files, problems } = await run(['faq.csv', 'gb.csv']);
    expect(problems).toEqual([]);
    expect(files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['articles/zh-cn/orders/tui-kuan-duo-jiu-dao-zhang.mdx', 'new'],
      ['articles/zh-cn/invoices/fa-piao.mdx', 'new'],
    ]);
    const text = await read('articles/zh-cn/orders/tui-kuan-duo-jiu-dao-zhang.mdx');
    for (const part of [
      'state: draft',
      'reviewed: 2026-03-05',
      '  - 钱怎么还没到\n  - 退款进度',
      '  - /help/refund.html',
      '1. 打开订单\n2. 点“查进度”',
    ])
      expect(text).toContain(part);
    expect(await errorsOfContent()).toBe(0);
  });

  test('says of each row what it lacks, and imports the others', async () => {
    await writeFiles(folder, {
      'faq.csv': `${faq},,,,,\n没有答案,,,,,\n,没有问题,,,,\n开发票,填抬头,,发票,,\n开发票,填税号,,,,\n`,
    });
    const { files, problems } = await run(['faq.csv']);
    expect(files).toMatchObject([{ title: '开发票', category: 'invoices', confidence: 1 }]);
    expect(problems).toEqual([
      { where: 'faq.csv, row 3', message: '“没有答案” has no answer.' },
      { where: 'faq.csv, row 4', message: 'There is an answer without a question.' },
      { where: 'faq.csv, row 6', message: '“开发票” is asked in row 5 as well, with another answer: put the two together.' },
    ]);
  });

  test('without known columns is refused with its header, and read when they are named', async () => {
    await writeFiles(folder, { 'own.csv': 'Frage,Antwort\nWie bezahle ich?,Mit Karte.\n' });
    await expect(run(['own.csv'])).rejects.toThrow(
      /no column for the question and the answer; its first row is “Frage”, “Antwort”/,
    );
    const { files } = await run(['own.csv'], { columns: { question: 'Frage', answer: 'Antwort' } });
    expect(files).toMatchObject([{ title: 'Wie bezahle ich?', outcome: 'new' }]);
  });

  test('may be a workbook, with HTML in its cells, of which no script is left', async () => {
    const cell = (text: string, at: string): string =>
      `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
    const rows = [
      ['question', 'answer'],
      [
        'Can I pay by card?',
        '&lt;p&gt;&lt;b&gt;Yes&lt;/b&gt;, see &lt;a href="javascript:x"&gt;here&lt;/a&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
      ],
    ];
    await writeFiles(folder, {
      'faq.xlsx': workbook([
        rows
          .map((row, y) => `<row r="${y + 1}">${row.map((text, x) => cell(text, `${'AB'[x]}${y + 1}`)).join('')}</row>`)
          .join(''),
      ]),
    });
    const { files } = await run(['faq.xlsx'], { locale: 'en' });
    expect(files).toMatchObject([{ path: 'articles/en/orders/can-i-pay-by-card.mdx', lost: ['the link to javascript:x'] }]);
    const text = await read('articles/en/orders/can-i-pay-by-card.mdx');
    expect(text).toContain('**Yes**, see here');
    expect(text).not.toContain('alert');
  });

  test('may have a title above its header, merged cells, several sheets and cells with errors', async () => {
    const table = (rows: readonly (readonly string[])[]): string =>
      rows
        .map((cells, y) => {
          const texts = cells.map((text, x) =>
            text.startsWith('#')
              ? `<c r="${'ABC'[x]}${y + 1}" t="e"><v>${text}</v></c>`
              : `<c r="${'ABC'[x]}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
          );
          return `<row r="${y + 1}">${texts.join('')}</row>`;
        })
        .join('');
    const orders = [
      ['Our questions', '', ''],
      ['', '', ''],
      ['Question', 'Answer', 'Category'],
      ['Can I pay by card?', 'Yes.', 'Invoices'],
      ['Where is my invoice?', 'In your mail.', ''],
      ['Did my invoice get lost?', '', ''],
      ['What does it cost?', '#N/A', 'Invoices'],
    ];
    await writeFiles(folder, {
      'faq.xlsx': workbook(
        [
          table(orders),
          table([['For the team only']]),
          table([
            ['问题', '答案'],
            ['怎么登录？', '输入手机号和验证码。'],
          ]),
        ],
        ['C4:C6', 'B5:B6', 'A1:C1'],
      ),
    });
    const { files, problems } = await run(['faq.xlsx'], {});
    expect(files.map(({ path, category: id }) => [path, id])).toEqual([
      ['articles/en/invoices/can-i-pay-by-card.mdx', 'invoices'],
      ['articles/en/invoices/where-is-my-invoice.mdx', 'invoices'],
      ['articles/zh-cn/orders/zen-me-deng-lu.mdx', 'orders'],
    ]);
    expect(await read('articles/en/invoices/where-is-my-invoice.mdx')).toContain('answers:\n  - Did my invoice get lost?\n');
    expect(problems).toEqual([
      { where: 'faq.xlsx, “S1”, row 7', message: '“#N/A” is the error of a formula: correct it in the table.' },
      {
        where: 'faq.xlsx, “S2”',
        message: 'The sheet has no columns for questions and answers, so nothing of it was imported.',
      },
    ]);
  });

  test('has summaries in which steps are sentences, apart from each other', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}How do I change it?,"Open your account.\n1. Sign in.\n2. Save.",,,,\n` });
    await run(['faq.csv'], { locale: 'en' });
    expect(await read('articles/en/orders/how-do-i-change-it.mdx')).toContain('summary: Open your account. Sign in. Save.\n');
  });

  test('that is no workbook, or unpacks to more than it seems, is refused', async () => {
    await writeFiles(folder, { 'no.xlsx': 'text', 'bomb.xlsx': zipSync({ 'a.xml': new Uint8Array(3_000_000) }) });
    await writeFiles(folder, { 'old.xlsx': Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'empty.csv': '\n' });
    await expect(run(['old.xlsx'])).rejects.toThrow(/old\.xlsx has a password, or is of Office 97–2003/);
    await expect(run(['empty.csv'])).rejects.toThrow('empty.csv is empty.');
    await expect(run(['no.xlsx'])).rejects.toThrow(/no\.xlsx is not an Excel workbook, whatever its name says/);
    await expect(assertSmallArchive(join(folder, 'bomb.xlsx'), 2_000_000)).rejects.toThrow(/unpacks to more than 2 MB/);
  });
});

describe('a folder of documents', () => {
  const install = `---
title: Install the app
description: On a phone.
aliases: [/old/install]
lastmod: 2026-02-03
---
# Install the app

:::tip Before you start
Have 200 MB free.
:::

See [signing in](../login.mdx#code), [nothing](./nope.md), [up][] and [the web](https://example.org).

![Store](./store.svg) ![gone](./gone.png) ![secret](../../../../../../etc/hostname)

<details><summary>More</summary>

Bold <b>text</b>, 3 < 5.

</details>

#### Deep

{{< youtube abc >}}

[up]: javascript:alert(1)
`;
  const login = `import Foo from './foo'

# Sign in

<Note>Codes expire after {minutes} minutes.</Note>

<Chart data={[1]} />

## Code {#code}

Back to [installing](/en/guide/install).
`;

  beforeEach(async () => {
    await writeFiles(folder, {
      'docs/en/guide/install.md': install,
      'docs/en/guide/store.svg': drawing(),
      'docs/en/login.mdx': login,
      'docs/en/page.html': '<html><body><nav>Menu</nav><main><h1>A page</h1><p>Its <em>text</em>.</p></main></body></html>',
    });
  });

  test('becomes drafts that pass the checks, with their links, pictures and asides', async () => {
    const { files, problems } = await run(['docs']);
    expect(problems).toEqual([]);
    expect(files.map(({ source, path }) => [source, path.replace(/\/(?:orders|invoices)\//, '/*/')])).toEqual([
      ['en/guide/install.md', 'articles/en/*/install.mdx'],
      ['en/login.mdx', 'articles/en/*/login.mdx'],
      ['en/page.html', 'articles/en/*/page.mdx'],
    ]);
    const [first, second, third] = await Promise.all(files.map(({ path }) => read(path)));
    expect(first).toContain('<Callout type="tip" title="Before you start">\n  Have 200 MB free.\n</Callout>');
    expect(first).toContain('See [signing in](/en/articles/login/#code), nothing, up and [the web](https://example.org).');
    expect(first).toMatch(/!\[Store\]\(\/media\/imported\/[0-9a-f]{6}-store\.svg\)\n/);
    expect(first).toMatch(
      /<details>\n {2}<summary>\n {4}More\n {2}<\/summary>\n\n {2}Bold text, 3 \\< 5\.\n<\/details>\n\n## Deep\n/,
    );
    expect(first).toContain('redirectFrom:\n  - /old/install');
    expect(second).toContain('## Code\n\nBack to [installing](/en/articles/install/).');
    expect(second).not.toContain('import');
    expect(third).toContain('Its *text*.');
    expect(third).not.toContain('Menu');
    expect(await errorsOfContent()).toBe(0);
  });

  test('has links to headings by their old names, to pages by their addresses, and none to what is not there', async () => {
    await writeFiles(folder, {
      'foreign/docs/01-basics/index.md': '# Basics\n\nSee [types](/docs/basics/types#dates) and [the list](/docs/lists/).\n',
      'foreign/docs/01-basics/02-types.html': `<title>Types</title><p><a href="02-types.html#SECT-DATES">below</a>, <a href="#fn1">1</a>, <a id="x"></a><a id="y"></a>first.</p>
        <div id="SECT-DATES"><h2><a name="D"></a>Dates</h2><p>Text, <code></code>and <a href="../03-long.html">long</a>.</p><pre>select</pre></div><table><tr><th>Call</th></tr><tr><td><pre>{a}\n{b}</pre></td></tr></table>`,
      'foreign/docs/02-lists/index.md': '---\ntitle: Lists\n---\n',
      'foreign/docs/03-long.html': `<title>Long</title><table><tr><td>${'<code>word</code> '.repeat(16_000)}</td></tr></table>`,
    });
    const { files, problems } = await run(['foreign/docs'], { locale: 'en' });
    const bodies = await Promise.all(files.map(async ({ path }) => [path, (await read(path)).split('---\n')[2]?.trim()]));
    expect(bodies).toEqual([
      [
        'articles/en/orders/types.mdx',
        '[below](#dates), 1, first.\n\n## Dates\n\nText, and long.\n\n```\nselect\n```\n\n| Call      |\n| --------- |\n| `{a} {b}` |',
      ],
      ['articles/en/orders/basics.mdx', 'See [types](/en/articles/types/#dates) and the list.'],
    ]);
    expect(problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      '02-lists/index.md: It has no text, so it is left out.',
      '03-long.html: It is longer than 100000 characters. Split it into several articles.',
    ]);
    expect(await errorsOfContent()).toBe(0);
  });

  test('is told article by article what was not carried over', async () => {
    const { files } = await run(['docs']);
    expect(files.map(({ lost }) => lost)).toEqual([
      [
        'the link to ./nope.md',
        'the link to javascript:alert(1)',
        'the picture ./gone.png',
        'the picture ../../../../../../etc/hostname',
        'the shortcode {{< youtube abc >}}',
      ],
      ['the expression {minutes}', 'the component <Chart>'],
      [],
    ]);
    expect(await readdir(join(contentDir, 'media/imported'))).toHaveLength(1);
  });

  test('says which pictures stay on other sites, and brings them along when asked, once and for all', async () => {
    const picture = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const server = createServer((_request, response) => response.end(picture));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shot.png`;
    const dead = 'https://192.168.0.1/a.png';
    await writeFiles(folder, { 'docs/a.md': `# A\n\nText.\n\n![shot](${url}) <img src="${dead}" alt="b">\n` });
    const reach = { allowsAddress: (address: string) => address === '127.0.0.1', allowsPort: () => true };
    const fileOf = ({ files }: ImportResult) => files.find(({ source }) => source === 'a.md');
    const before = fileOf(await run(['docs'], { isDryRun: true }));
    expect(before?.foreignPictures).toEqual([url, dead]);
    expect(before?.lost).toContain(`the picture ${url}, which stays on the other site`);
    const after = fileOf(await run(['docs'], { downloadsPictures: true, reach }));
    server.close();
    expect(after?.lost).toEqual([
      `the picture ${dead}, which stays on the other site: 192.168.0.1 is not an address of the public internet`,
    ]);
    expect(await read(after?.path ?? '')).toMatch(/!\[shot\]\(\/media\/imported\/[0-9a-f]{8}-shot\.png\)/);
    expect(fileOf(await run(['docs']))?.outcome).toBe('unchanged');
  });

  test('brings pictures by their decoded names, and none that a link leads to outside of the folder', async () => {
    const outside = newFolder();
    await writeFiles(outside, { 'secret.svg': drawing() });
    await writeFiles(folder, {
      'docs/a.md': '# A\n\nText.\n\n![in](My%20picture.SVG?raw=true) ![out](linked/secret.svg)\n',
      'docs/My picture.SVG': drawing(),
    });
    await symlink(outside, join(folder, 'docs/linked'));
    const { files } = await run(['docs'], { locale: 'en' });
    expect(files.find(({ source }) => source === 'a.md')?.lost).toEqual(['the picture linked/secret.svg']);
    expect(await read(files.find(({ source }) => source === 'a.md')?.path ?? '')).toMatch(
      /!\[in\]\(\/media\/imported\/[0-9a-f]{6}-my-picture\.svg\)\n/,
    );
  });

  test('is read but for documents and rows that are nested so deeply that they would take minutes, or all of the stack', async () => {
    await writeFiles(folder, {
      'odd/deep.html': `<main>${'<div>'.repeat(8_000)}</main>`,
      'odd/deep.md': `# Deep\n\n${'> '.repeat(20_000)}a\n`,
      'odd/in.md': `# In\n\n<div>\n${'<ul><li>'.repeat(5_000)}\n</div>\n`,
      'odd/fine.md': '# Fine\n\nText.\n',
      'faq.csv': `${faq}深,<p>${'<div>'.repeat(8_000)},,,,\n浅,答案,,,,\n`,
    });
    const { files, problems } = await run(['odd', 'faq.csv'], { locale: 'en' });
    expect(files.map(({ title }) => title)).toEqual(['Fine', '浅']);
    expect(problems.map(({ where, message }) => [where, message.split('.')[0]])).toEqual(
      ['deep.html', 'deep.md', 'faq.csv, row 2', 'in.md'].map((where) => [where, 'The text is nested too deeply to be read']),
    );
  });

  test('must not have a name that another source of the import has', async () => {
    await writeFiles(folder, { 'one/a.md': '# One\n\nText.\n', 'two/a.md': '# Two\n\nText.\n' });
    const { files, problems } = await run(['one', 'two']);
    expect(files.map(({ title }) => title)).toEqual(['One']);
    expect(problems).toEqual([{ where: 'a.md', message: expect.stringContaining('has the same name') }]);
  });

  test('brings the pictures inside of Word and HTML documents along, and says which it cannot', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#0a7d55' } })
      .png()
      .toBuffer();
    const gif = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    await writeFiles(folder, {
      'with-pictures/page.html': `<h1>Page</h1><p>See <img alt="in" src="data:image/png;base64,${png.toString('base64')}"> and <img alt="g" src="${gif}">.</p>`,
      'with-pictures/terms.docx': document(drawingOf('rId9', 'a green box'), { 'word/media/image1.png': png }),
    });
    const { files, problems } = await run(['with-pictures'], { locale: 'en' });
    expect(problems).toEqual([]);
    expect(files.map(({ lost }) => lost)).toEqual([
      [expect.stringMatching(/^the picture data:image\/gif.*: it is a GIF: save it as PNG, or as a video$/)],
      [],
    ]);
    const pictures = await readdir(join(contentDir, 'media/imported'));
    expect(pictures).toEqual([expect.stringMatching(/^[0-9a-f]{12}\.png$/)]);
    expect(await readFile(join(contentDir, 'media/imported', String(pictures[0])))).toEqual(png);
    const [page = '', terms = ''] = await Promise.all(files.map(({ path }) => read(path)));
    expect(page).toContain(`![in](/media/imported/${pictures[0]})`);
    expect(terms).toContain(`![a green box](/media/imported/${pictures[0]})`);
  });

  test('has Word documents, and names one that is none', async () => {
    const body =
      '<w:p><w:r><w:t>Pay within </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>three</w:t></w:r><w:r><w:t> days.</w:t></w:r></w:p>';
    await writeFiles(folder, { 'word/Payment terms.docx': document(body), 'word/no.docx': 'text' });
    const { files, problems } = await run(['word'], { locale: 'en' });
    expect(files).toMatchObject([{ title: 'Payment terms', outcome: 'new' }]);
    expect(await read(files[0]?.path ?? '')).toContain('Pay within **three** days.');
    expect(problems).toEqual([
      { where: 'no.docx', message: expect.stringContaining('is not a Word document, whatever its name says') },
    ]);
  });
});

describe('importing again', () => {
  const source = (answer: string): Record<string, string> => ({ 'faq.csv': `${faq}退款多久到账,${answer},,,,\n` });
  const path = 'articles/zh-cn/orders/tui-kuan-duo-jiu-dao-zhang.mdx';
  const again = async (options?: Partial<ImportOptions>) => (await run(['faq.csv'], options)).files.map(({ outcome }) => outcome);

  beforeEach(async () => {
    await writeFiles(folder, source('三天。'));
    await run(['faq.csv']);
  });

  test('changes nothing when nothing has changed, and brings what has', async () => {
    expect(await again()).toEqual(['unchanged']);
    await writeFiles(folder, source('五天。'));
    expect(await again()).toEqual(['updated']);
    expect(await read(path)).toContain('五天。');
  });

  test('changes nothing either when many articles have come, whose categories were guesses', async () => {
    const rows = Array.from({ length: 40 }, (_, number) => `发票和订单的第${number}个问题,答案。,,,,`);
    await writeFiles(folder, { 'faq.csv': `${faq}${rows.join('\n')}\n` });
    await run(['faq.csv']);
    expect(new Set(await again())).toEqual(new Set(['unchanged']));
  });

  test('leaves alone what a writer has edited, unless it is forced', async () => {
    await writeFile(join(contentDir, path), (await read(path)).replace('三天', '两天'));
    await writeFiles(folder, source('五天。'));
    expect(await again()).toEqual(['edited']);
    expect(await read(path)).toContain('两天');
    expect(await again({ isForced: true })).toEqual(['updated']);
    expect(await read(path)).toContain('五天');
  });

  test('finds an article that was moved to another folder', async () => {
    await rename(
      join(contentDir, path),
      join(contentDir, 'articles/zh-cn/moved.mdx').replace('moved', 'tui-kuan-duo-jiu-dao-zhang'),
    );
    expect(await again()).toEqual(['unchanged']);
  });

  test('leaves out what a writer has deleted, unless it is forced', async () => {
    await rm(join(contentDir, path));
    expect(await again()).toEqual(['deleted']);
    expect(await again()).toEqual(['deleted']);
    expect(await again({ isForced: true })).toEqual(['new']);
    expect(await again()).toEqual(['unchanged']);
  });

  test('knows what was written before a fault', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}第一个问题,答案。,,,,\n第二个问题,答案。,,,,\n` });
    await writeFiles(contentDir, { 'articles/zh-cn/orders/di-er-ge-wen-ti.mdx/folder.txt': '' });
    await expect(run(['faq.csv'])).rejects.toThrow(/EISDIR/);
    await rm(join(contentDir, 'articles/zh-cn/orders/di-er-ge-wen-ti.mdx'), { recursive: true });
    expect(await again()).toEqual(['unchanged', 'new']);
  });

  test('goes on where a full disk or a killed process stopped it, and brings nothing twice', async () => {
    await writeFiles(folder, { 'faq.csv': `${faq}第一个问题,答案。,,,,\n第二个问题,答案。,,,,\n第三个问题,答案。,,,,\n` });
    const second = 'articles/zh-cn/orders/di-er-ge-wen-ti.mdx';
    // What is written here meets a full disk.
    const full = ['articles/zh-cn/orders/.di-er-ge-wen-ti.mdx.new', '..imported.json.new'];
    const fillDisk = () => Promise.all(full.map((place) => symlink('/dev/full', join(contentDir, place))));
    await fillDisk();
    const fault = await run(['faq.csv']).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      message: 'The disk is full.',
      hint: 'Free some space, then run the command again. 1 of 3 articles have come; the next import goes on from there.',
    });
    expect(existsSync(join(contentDir, second))).toBe(false);
    expect(await again()).toEqual(['unchanged', 'new', 'new']);
    expect(await again()).toEqual(['unchanged', 'unchanged', 'unchanged']);

    await writeFiles(folder, { 'faq.csv': `${faq}第一个问题,新答案。,,,,\n第二个问题,新答案。,,,,\n第三个问题,新答案。,,,,\n` });
    await fillDisk();
    await expect(run(['faq.csv'])).rejects.toThrow('The disk is full.');
    expect(await read(second)).toContain('答案。');
    const first = second.replace('di-er', 'di-yi');
    await writeFile(join(contentDir, first), `${await read(first)}\n一句话。\n`);
    expect(await again()).toEqual(['edited', 'updated', 'updated']);
    expect((await readdir(contentDir)).filter((name) => name.startsWith('.'))).toEqual(['.imported.json']);
  });

  test('never takes the place of an article that was there before', async () => {
    await writeFiles(folder, { 'docs/refund.md': '# Refunds\n\nOther text.\n' });
    const before = await read('articles/zh-cn/refund.mdx');
    expect((await run(['docs'], { locale: 'zh-cn' })).files).toMatchObject([
      { path: expect.stringContaining('/refund-2.mdx'), outcome: 'new' },
    ]);
    expect(await read('articles/zh-cn/refund.mdx')).toBe(before);
  });

  test('refuses to begin with a damaged record, with which everything would come twice', async () => {
    await writeFiles(contentDir, { '.imported.json': '{' });
    await expect(run(['faq.csv'])).rejects.toThrow(/\.imported\.json is damaged/);
  });
});

test('a dry run writes nothing', async () => {
  await writeFiles(folder, { 'faq.csv': `${faq}退款多久到账,三天。,,,,\n` });
  const before = await readdir(contentDir, { recursive: true });
  expect((await run(['faq.csv'], { isDryRun: true })).files).toMatchObject([{ outcome: 'new' }]);
  expect(await readdir(contentDir, { recursive: true })).toEqual(before);
});

test('options that name nothing of the content are all told at once', async () => {
  await writeFiles(folder, { 'a.md': '# A\n' });
  const fault = await run(['a.md'], { locale: 'fr', category: 'x', product: 'y', stage: 'z' }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).message.split('\n').map((line) => line.split(' ')[0])).toEqual([
    '--locale',
    '--category',
    '--product',
    '--stage',
  ]);
});

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function office(main: string, parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const all = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="${main}"/></Relationships>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
  );
}

/** @param merged cells of the first sheet */
function workbook(sheets: readonly string[], merged: readonly string[] = []): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const list = (item: (number: number) => string): string => sheets.map((_, index) => item(index + 1)).join('');
  const cells = `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return office('xl/workbook.xml', {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets>${list((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list((number) => `<Relationship Id="rId${number}" Type="${relationship}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${index === 0 ? cells : ''}</worksheet>`,
      ]),
    ),
  });
}

/** @param media files of the document; each has a relationship, `rId9` and so on */
function document(body: string, media: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const links = Object.keys(media).map(
    (path, index) => `<Relationship Id="rId${9 + index}" Type="${relationship}/image" Target="${path.replace('word/', '')}"/>`,
  );
  return office('word/document.xml', {
    'word/document.xml': `<w:document xmlns:w="${main}" xmlns:r="${relationship}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    ...media,
  });
}

/** A paragraph of a Word document with a picture. */
function drawingOf(id: string, alt: string): string {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  return `<w:p><w:r><w:drawing xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><wp:inline><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
