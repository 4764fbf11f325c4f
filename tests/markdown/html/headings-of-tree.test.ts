import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { compile, shownData } from '../compile-body.ts';

describe('headings for checks', () => {
  test.each([
    ['with a component', '## How to pay\n\n## Within <Fact id="refund-days" />\n'],
    ['in a component', '<Steps>\n\n1. Open it.\n\n   ## Again\n\n</Steps>\n\n## Again\n'],
    ['in an unknown component', '<Nothing>\n\n## Lost\n\n</Nothing>\n\n## Lost\n'],
    ['in a quotation and a list', '> ## Said\n\n- ## Listed\n\n## Said\n'],
    ['with references', '## A [page][p] and ![a picture][p]\n\n## A [page][q]\n\n[p]: /media/photo.jpg\n'],
    ['with footnotes', '## One[^1]\n\n## Footnotes\n\n## 脚注\n\n[^1]: A note.\n'],
    ['named as parts of the page', '## Contact\n\n## main\n\n## ！！\n\n## ！\n'],
    ['of all depths', '# One\n\n### Three\n\n###### Six\n\nTitle\n=====\n\nTwo\n---\n'],
    ['with markup', '## **Bold** `code` ~~gone~~ [link](/en/) ![alt](/media/photo.jpg) https://example.com\n'],
  ])('are those of the page: %s', async (_what, body) => {
    expect((await compile(body)).headings.length + (await compile(body, 'en')).headings.length).toBeGreaterThan(1);
  });

  test('are those of the pages of the sample content', async () => {
    const { contentDir } = readEnvironment({});
    const { articles } = await readKnowledgeBase(contentDir);
    for (const { body, locale } of articles.filter((_article, index) => index % 4 === 0)) await compile(body, locale, shownData);
  });
});
