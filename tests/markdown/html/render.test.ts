import { describe, expect, test } from 'vitest';
import { channel } from '../../support/builders.ts';
import { compile, findingsOf, htmlOf, shownData, tagsOf } from '../compile-body.ts';

describe('Chinese text', () => {
  test.each([
    ['**注意：**请看', '<p><strong>注意：</strong>请看</p>'],
    ['请按**“确定”**按钮', '<p>请按<strong>“确定”</strong>按钮</p>'],
    ['**注意：**请看 请按**“确定”**按钮', '<p><strong>注意：</strong>请看 请按<strong>“确定”</strong>按钮</p>'],
    ['这是**《课程协议》**的*第三条（退款）*内容', '<p>这是<strong>《课程协议》</strong>的<em>第三条（退款）</em>内容</p>'],
  ])('means by %s what the writer meant', async (body, html) => {
    expect(await htmlOf(body)).toBe(html);
  });
});

describe('tables, lists and notes', () => {
  test('tables are aligned by class, scroll in a box and name their columns', async () => {
    expect(await htmlOf('| 方式 | 天数 | 金额 |\n| :-- | :-: | --: |\n| 微信 | 1 | 99 |\n')).toMatchInlineSnapshot(`
      "<div class="table-box" role="region" aria-label="表格" tabindex="0"><table>
      <thead>
      <tr>
      <th scope="col">方式</th>
      <th class="align-center" scope="col">天数</th>
      <th class="align-right" scope="col">金额</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>微信</td>
      <td class="align-center">1</td>
      <td class="align-right">99</td>
      </tr>
      </tbody>
      </table></div>"
    `);
  });

  test('a task is a mark that is read out, not a box that cannot be ticked', async () => {
    expect(await htmlOf('- [x] 下单\n- [ ] 付款\n')).toMatchInlineSnapshot(`
      "<ul class="contains-task-list">
      <li class="task-list-item"><span class="task task-done" role="img" aria-label="已完成"></span> 下单</li>
      <li class="task-list-item"><span class="task task-open" role="img" aria-label="待完成"></span> 付款</li>
      </ul>"
    `);
  });

  test('footnotes lead there and back in the reader’s language', async () => {
    expect(await htmlOf('退款[^days]，再说[^days]。\n\n[^days]: 工作日\n')).toMatchInlineSnapshot(`
      "<p>退款<sup><a href="#fn-days" id="fnref-days" data-footnote-ref aria-describedby="footnote-label">1</a></sup>，再说<sup><a href="#fn-days" id="fnref-days-2" data-footnote-ref aria-describedby="footnote-label">1</a></sup>。</p>
      <section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">注释</h2>
      <ol>
      <li id="fn-days">
      <p>工作日 <a href="#fnref-days" data-footnote-backref="" aria-label="回到正文第 1 处" class="data-footnote-backref">↩</a> <a href="#fnref-days-2" data-footnote-backref="" aria-label="回到正文第 1 处" class="data-footnote-backref">↩<sup>2</sup></a></p>
      </li>
      </ol>
      </section>"
    `);
  });

  test('links to other sites say so, links inside do not', async () => {
    expect(await htmlOf('[外](https://example.org/) [内](/zh-cn/) [信](mailto:a@example.org)')).toBe(
      '<p><a href="https://example.org/" rel="external noopener">外</a> <a href="/zh-cn/">内</a> <a href="mailto:a@example.org">信</a></p>',
    );
  });

  test('a list inside another stays one, wherever it begins', async () => {
    expect(await htmlOf(' - one\n   - four')).toBe('<ul>\n<li>one\n<ul>\n<li>four</li>\n</ul>\n</li>\n</ul>');
  });

  test('white space between inline elements stays', async () => {
    expect(await htmlOf('<kbd>Ctrl</kbd> <kbd>C</kbd>')).toBe('<p><kbd>Ctrl</kbd> <kbd>C</kbd></p>');
  });

  test('nothing is rendered with a style attribute', async () => {
    const body =
      '| a |\n|:-:|\n| b |\n\n- [ ] c\n\n```js\nconst d = "e"; // f\n```\n\n```diff\n- g\n+ h\n```\n\n![i](/j.png)[^k]\n\n[^k]: l\n';
    expect(tagsOf(await htmlOf(body)).filter(({ attributes }) => 'style' in attributes)).toEqual([]);
  });
});

describe('code', () => {
  test('is coloured by class', async () => {
    expect(await htmlOf('```js\nconst days = "7"; // 天\n```\n')).toMatchInlineSnapshot(
      `"<pre tabindex="0"><code class="language-js"><span class="tok-keyword">const</span> <span class="tok-constant">days</span> <span class="tok-keyword">=</span> <span class="tok-string-expression">"7"</span>; <span class="tok-comment">// 天</span></code></pre>"`,
    );
  });

  test.each(['bash', 'sh', 'css', 'diff', 'html', 'http', 'ini', 'js', 'json', 'ps1', 'python', 'sql', 'yaml', 'YML'])(
    '%s can be highlighted, and keeps its text',
    async (language) => {
      const code = 'a: "b" <c> & {d} # e';
      const { html, findings } = await compile(`\`\`\`${language}\n${code}\n\`\`\`\n`);
      expect(findings).toEqual([]);
      const shown = html
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&#x3C;', '<')
        .replaceAll('&#x26;', '&');
      expect(shown.trim()).toBe(code);
    },
  );

  test('in an unknown language is shown plain, with a finding', async () => {
    expect(await findingsOf('```klingon\nx\n```\n')).toEqual([
      '1:1 structure/unknown-language `klingon` is not a language that can be highlighted. Use `text`, or one of `bash`, `css`, `diff`, `html`, `http`, `ini`, `javascript`, `json`, `jsx`, `markdown`, `powershell`, `python`, `sql`, `tsx`, `typescript`, `xml`, `yaml`.',
    ]);
    expect(await findingsOf('```text\nx\n```\n\n```\ny\n```\n')).toEqual([]);
  });

  test('can be reached by keyboard when it scrolls', async () => {
    expect(tagsOf(await htmlOf('    x\n\n```\ny\n```\n')).filter(({ name }) => name === 'pre')).toEqual([
      { name: 'pre', attributes: { tabindex: '0' } },
    ]);
  });
});

describe('components', () => {
  test.each(['note', 'tip', 'warning'])('Callout %s', async (type) => {
    expect(await htmlOf(`<Callout type="${type}">\n先备份。\n</Callout>`)).toMatchSnapshot();
  });

  test('a Callout’s title takes the place of its kind', async () => {
    expect(
      await htmlOf('<Callout type="note" title="请注意 <7 天>">\n\n先备份。\n\n- 再退款\n\n</Callout>'),
    ).toMatchInlineSnapshot(`
      "<div class="callout callout-note" role="note" aria-label="请注意 <7 天>"><svg class="icon" aria-hidden="true"><use xlink:href="#i-info"></use></svg><p class="callout-title">请注意 &#x3C;<span class="nb">7 天</span>></p><p>先备份。</p><ul>
      <li>再退款</li>
      </ul></div>"
    `);
  });

  test('a Callout on one line is the same as on three', async () => {
    const lines = await htmlOf('<Callout type="note">\n先**备份**。\n</Callout>');
    expect(await htmlOf('<Callout type="note">先**备份**。</Callout>')).toBe(lines);
    expect(await htmlOf('<Callout type="note">\n\n先**备份**。\n\n</Callout>')).toBe(lines);
  });

  test('two on one line, and one inside another, both come out', async () => {
    const html = await htmlOf('<Cause>网络。</Cause> <Fix><Callout type="tip">换个网络。</Callout></Fix>');
    expect(html).toMatchInlineSnapshot(`
      "<div class="diagnosis cause"><p class="diagnosis-title" role="heading" aria-level="2">原因</p><p>网络。</p></div>
      <div class="diagnosis fix"><p class="diagnosis-title" role="heading" aria-level="2">解决办法</p><div class="callout callout-tip" role="note" aria-label="小提示"><svg class="icon" aria-hidden="true"><use xlink:href="#i-lightbulb"></use></svg><p class="callout-title">小提示</p><p>换个网络。</p></div></div>"
    `);
  });

  test('a component inside a list item keeps its place', async () => {
    expect(await htmlOf('1. 打开\n\n   <Callout type="tip">提示</Callout>\n\n2. 关闭\n')).toMatchInlineSnapshot(`
      "<ol>
      <li>
      <p>打开</p>
      <div class="callout callout-tip" role="note" aria-label="小提示"><svg class="icon" aria-hidden="true"><use xlink:href="#i-lightbulb"></use></svg><p class="callout-title">小提示</p><p>提示</p></div>
      </li>
      <li>
      <p>关闭</p>
      </li>
      </ol>"
    `);
  });

  test('Steps', async () => {
    expect(await htmlOf('<Steps>\n\n1. 打开订单\n2. 点“退款”\n\n</Steps>')).toMatchInlineSnapshot(`
      "<div class="steps"><ol>
      <li>打开订单</li>
      <li>点“退款”</li>
      </ol></div>"
    `);
  });

  test('Symptom, Cause and Fix', async () => {
    expect(
      await htmlOf('<Symptom>\n没声音\n</Symptom>\n\n<Cause>\n静音\n</Cause>\n\n<Fix>\n打开\n</Fix>'),
    ).toMatchInlineSnapshot(`
      "<div class="diagnosis symptom"><p class="diagnosis-title" role="heading" aria-level="2">现象</p><p>没声音</p></div>
      <div class="diagnosis cause"><p class="diagnosis-title" role="heading" aria-level="2">原因</p><p>静音</p></div>
      <div class="diagnosis fix"><p class="diagnosis-title" role="heading" aria-level="2">解决办法</p><p>打开</p></div>"
    `);
  });

  test('Fact, in a sentence and alone on its line', async () => {
    expect(await htmlOf('在 <Fact id="refund-days" /> 内')).toBe('<p>在 <span class="fact nb">7 天</span>内</p>');
    expect(await htmlOf('<Fact id="refund-days" />')).toBe('<p><span class="fact nb">7 天</span></p>');
    expect((await compile('<Fact id="refund-days" />', 'en')).html).toBe('<p><span class="fact nb">7 days</span></p>');
  });

  test('Term', async () => {
    expect(await htmlOf('报了<Term id="camp">训练营</Term>的')).toBe(
      '<p>报了<a class="term" href="/zh-cn/glossary/#camp" title="有期限的“班课”">训练营</a>的</p>',
    );
  });

  test('Figure', async () => {
    expect(await htmlOf('<Figure caption="退款按钮">\n![按钮](/media/refund.svg)\n</Figure>')).toMatchInlineSnapshot(
      `"<figure><p><img src="/media/refund.v1.svg" alt="按钮" width="280" height="560" decoding="async"></p><figcaption>退款按钮</figcaption></figure>"`,
    );
  });

  test('Tabs, of which the first is open, each group under a name of its own', async () => {
    const group = '<Tabs>\n<Tab label="手机">\n点\n</Tab>\n<Tab label="电脑">\n按\n</Tab>\n</Tabs>';
    expect(await htmlOf(`${group}\n\n${group}`)).toMatchInlineSnapshot(`
      "<div class="tabs"><details class="tab" open name="tabs-1"><summary>手机</summary><p>点</p></details><details class="tab" name="tabs-1"><summary>电脑</summary><p>按</p></details></div>
      <div class="tabs"><details class="tab" open name="tabs-2"><summary>手机</summary><p>点</p></details><details class="tab" name="tabs-2"><summary>电脑</summary><p>按</p></details></div>"
    `);
  });

  test('Diagnosis, with narrower choices inside', async () => {
    const body =
      '<Diagnosis>\n<Choice label="黑屏">\n<Diagnosis>\n<Choice label="有声">\n重装\n</Choice>\n</Diagnosis>\n</Choice>\n</Diagnosis>';
    expect(await findingsOf(body)).toEqual([]);
    expect(await htmlOf(body)).toMatchInlineSnapshot(
      `"<div class="guided"><details class="choice"><summary>黑屏</summary><div class="guided"><details class="choice"><summary>有声</summary><p>重装</p></details></div></details></div>"`,
    );
  });

  test('Channel is a mail address or a number where there is one, and the channel’s name elsewhere', async () => {
    expect(await htmlOf('写信给 <Channel id="mail" /> 就行。')).toBe(
      '<p>写信给 <a class="channel" href="mailto:help@example.org">help@example.org</a> 就行。</p>',
    );
    const chat = channel({ id: 'chat', kind: 'chat', label: { 'zh-cn': '在线客服' }, url: 'https://chat.example/{article}' });
    const { html, markdown } = await compile('请找 <Channel id="chat" /> 问，**再找 <Channel id="chat" />**。', 'zh-cn', {
      ...shownData,
      channels: [chat],
    });
    // Between Chinese characters a space is a hole.
    expect(html).toBe(
      '<p>请找<a class="channel" href="https://chat.example/" rel="external noopener">在线客服</a>问，<strong>再找<a class="channel" href="https://chat.example/" rel="external noopener">在线客服</a></strong>。</p>',
    );
    expect(markdown).toBe('请找 [在线客服](https://chat.example/) 问，**再找 [在线客服](https://chat.example/)**。');
  });

  test.each([
    '<details><summary>详情</summary>内容</details>',
    '<details>\n<summary>详情</summary>\n\n内容\n\n</details>',
    '<details>\n<summary>详情</summary>\n内容\n</details>',
    '<details>\n<summary>详情</summary> 内容\n</details>',
    '<details>\n  <summary>\n    详情\n  </summary>\n  内容\n</details>',
  ])('%j is a box that opens', async (body) => {
    expect(await htmlOf(body)).toBe('<details><summary>详情</summary><p>内容</p></details>');
    expect(await findingsOf(body)).toEqual([]);
  });

  test('details can be open from the start', async () => {
    expect(await htmlOf('<details open><summary>详情</summary>内容</details>')).toContain('<details open>');
  });

  test('an abbreviation says what it is short for', async () => {
    expect(await htmlOf('<abbr title="第一次">FCR</abbr>')).toBe('<p><abbr title="第一次">FCR</abbr></p>');
  });

  test('a comment leaves nothing behind', async () => {
    expect(await compile('{/* 待定 */}\n\n正文 {/* 再看 */}')).toMatchObject({ html: '<p>正文 </p>', findings: [] });
  });
});

describe('what is known of a body', () => {
  test('headings have anchors of their own, also when their words are the same or no words at all', async () => {
    const { headings } = await compile('## 退款\n\n## 退款\n\n### ？？\n\n### section\n\n### ！\n');
    expect(headings.map(({ depth, id, line }) => `${line} h${depth} #${id}`)).toEqual([
      '1 h2 #退款',
      '3 h2 #退款-1',
      '5 h3 #section',
      '7 h3 #section-1',
      '9 h3 #section-2',
    ]);
  });

  test('a heading has a link to itself beside it for the mouse, hidden from keyboard and screen readers, and no word of it in the text', async () => {
    expect(await htmlOf('## 退款 *进度*\n\n<Callout type="tip">\n\n### 到账\n\n</Callout>\n')).toBe(
      '<div class="heading"><h2 id="退款-进度">退款 <em>进度</em></h2><a class="anchor" href="#退款-进度" tabindex="-1" aria-hidden="true"></a></div>\n' +
        '<div class="callout callout-tip" role="note" aria-label="小提示"><svg class="icon" aria-hidden="true"><use xlink:href="#i-lightbulb"></use></svg><p class="callout-title">小提示</p><div class="heading"><h3 id="到账">到账</h3><a class="anchor" href="#到账" tabindex="-1" aria-hidden="true"></a></div></div>',
    );
  });

  test('the titles of a diagnosis are headings to screen readers, one level below the heading before them', async () => {
    const html = await htmlOf('<Symptom>\n\n黑屏\n\n</Symptom>\n\n## 网络\n\n<Cause>\n\n太慢\n\n</Cause>\n');
    expect(html.match(/role="heading" aria-level="\d">[^<]+/g)).toEqual([
      'role="heading" aria-level="2">现象',
      'role="heading" aria-level="3">原因',
    ]);
  });

  test('links, pictures, components and words are listed with their places', async () => {
    const { links, media, components, words } = await compile(
      '见[甲](/a)和[乙][b]。\n\n![图](/media/i.png) ![画][p]\n\n<Fact id="refund-days" />\n\n[b]: https://example.org\n[p]: /media/p.png\n',
    );
    expect(links.map(({ url, line, column }) => `${line}:${column} ${url}`)).toEqual([
      '1:2 /a',
      '7:1 https://example.org',
      '8:1 /media/p.png',
    ]);
    expect(media.map(({ url, line, column, kinds }) => `${line}:${column} ${url} ${kinds.includes('download')}`)).toEqual([
      '3:1 /media/i.png false',
      '3:20 /media/p.png false',
      '8:1 /media/p.png true',
    ]);
    expect(components).toEqual(['Fact']);
    expect(words).toEqual(['见', '甲', '和', '乙', '。', '图', '画', '7 天']);
  });

  test('the same text gives the same bytes', async () => {
    const body = '## 甲\n\n| a |\n|:-:|\n| b |\n\n```js\nlet x\n```\n\n<Callout type="note">乙[^1]</Callout>\n\n[^1]: 丙\n';
    expect(JSON.stringify(await compile(body))).toBe(JSON.stringify(await compile(body)));
  });
});
