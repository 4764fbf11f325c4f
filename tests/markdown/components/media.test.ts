import { describe, expect, test } from 'vitest';
import { compile, findingsOf, htmlOf, rulesOf, shownData } from '../compile-body.ts';

describe('a picture', () => {
  test('has its size, and the address of its version', async () => {
    expect(await htmlOf('![订单](/media/refund.svg "标题")')).toBe(
      '<p><img src="/media/refund.v1.svg" alt="订单" title="标题" width="280" height="560" decoding="async"></p>',
    );
  });

  test('that is a photo comes in several widths, with a plain one for old browsers, and opens in full', async () => {
    expect(await htmlOf('![教室](/media/photo.jpg)')).toMatchInlineSnapshot(
      `"<p><a class="enlarge" href="/media/photo.v1-1920.jpg" title="查看大图"><picture><source type="image/webp" srcset="/media/photo.v1-480.webp 480w, /media/photo.v1-720.webp 720w, /media/photo.v1-1296.webp 1296w, /media/photo.v1-1920.webp 1920w" sizes="(max-width: 43em) 92vw, 648px"><img src="/media/photo.v1-1296.jpg" alt="教室" width="2400" height="1600" decoding="async"></picture></a></p>"`,
    );
  });

  test('of twice the density is shown at half its size', async () => {
    expect(await htmlOf('![设置](/media/screen@2x.png)')).toContain(
      'sizes="600px"><img src="/media/screen@2x.v1-1200.png" alt="设置" width="600" height="400"',
    );
  });

  test('with a dark version is two, of which the theme shows one and only that one loads', async () => {
    expect(await htmlOf('![订单](/media/themed.svg)')).toBe(
      '<p><img class="on-light" src="/media/themed.v1.svg" alt="订单" width="280" height="560" loading="lazy" decoding="async">' +
        '<img class="on-dark" src="/media/themed.dark.v1.svg" alt="订单" width="280" height="560" loading="lazy" decoding="async"></p>',
    );
  });

  test('loads at once when it is the first and near the top, else when it is scrolled to', async () => {
    const loadingOf = async (body: string): Promise<boolean[]> =>
      [...(await htmlOf(body)).matchAll(/<img [^>]*>/g)].map(([img]) => img.includes('loading="lazy"'));
    expect(await loadingOf('![甲](/media/refund.svg)\n\n![乙](/media/refund.svg)')).toEqual([false, true]);
    expect(await loadingOf(`${'字'.repeat(500)}\n\n![甲](/media/refund.svg)`)).toEqual([true]);
    expect(await loadingOf('<Screenshot src="/media/refund.svg" alt="订单页" />')).toEqual([false]);
  });

  test('opens in full only if it is wider than a phone, alone in its paragraph and not in a link', async () => {
    expect(await htmlOf('![甲](/media/wide.svg)')).toContain(
      '<a class="enlarge" href="/media/wide.v1.svg" title="查看大图"><img ',
    );
    for (const body of ['点![甲](/media/wide.svg)', '[![甲](/media/wide.svg)](/zh-cn/)', '![甲](/media/refund.svg)'])
      expect(await htmlOf(body)).not.toContain('enlarge');
  });

  test('can be named by reference', async () => {
    expect(await htmlOf('![订单][p]\n\n[p]: /media/refund.svg')).toContain('src="/media/refund.v1.svg"');
  });

  test('that is not in content/media/ leaves its words', async () => {
    expect(await htmlOf('![订单](/media/gone.svg) ![外](https://example.org/a.png) ![表](/media/form.pdf)')).toBe(
      '<p><img alt="订单"> <img alt="外"> <img alt="表"></p>',
    );
  });
});

describe('a download', () => {
  test('says what it is and how large', async () => {
    expect(await htmlOf('填[申请表](/media/form.pdf#page=2)。')).toBe(
      '<p>填<a href="/media/form.v1.pdf#page=2">申请表</a><span class="file">（PDF，117 KB）</span>。</p>',
    );
  });
});

test('a link to another site may have escapes that are not UTF-8', async () => {
  expect(await htmlOf('[搜](https://search.example/?wd=%CD%CB%BF%EE)')).toContain(
    'href="https://search.example/?wd=%CD%CB%BF%EE"',
  );
});

describe('the Markdown copy', () => {
  test('has the addresses that the site has', async () => {
    const { markdown } = await compile(
      '![/media/refund.svg](/media/refund.svg) 填[**表**](/media/form.pdf#page=2) ![教室][p]\n\n<Screenshot src="/media/refund.svg" alt="订单[页]" />\n\n[p]: /media/photo.jpg',
    );
    expect(markdown).toBe(
      '![/media/refund.svg](/media/refund.v1.svg) 填[**表**](/media/form.v1.pdf#page=2) ![教室][p]\n\n![订单\\[页\\]](/media/refund.v1.svg)\n\n[p]: /media/photo.v1-1296.jpg',
    );
  });
});

describe('a screenshot', () => {
  const body =
    '<Screenshot src="/media/refund.svg" alt="订单页" caption="订单">\n<Mark step="2" at="6, 88,88,8" label="“申请退款”按钮" />\n<Mark step="3" at="50,40.5" label="原因" />\n</Screenshot>';

  test('has its marks on it, and their words for screen readers', async () => {
    expect(await htmlOf(body)).toMatchInlineSnapshot(
      `"<figure class="screen"><details class="zoom"><summary class="screen-shot" title="查看大图"><img src="/media/refund.v1.svg" alt="订单页" width="280" height="560" decoding="async"><svg class="marks" aria-hidden="true"><rect x="6%" y="88%" width="88%" height="8%" rx="10"></rect><circle cx="94%" cy="88%" r="12"></circle><text x="94%" y="88%" dy=".36em">2</text><circle cx="50%" cy="40.5%" r="12"></circle><text x="50%" y="40.5%" dy=".36em">3</text></svg></summary></details><ol class="unseen"><li value="2">“申请退款”按钮</li><li value="3">原因</li></ol><figcaption>订单</figcaption></figure>"`,
    );
  });

  test.each([
    ['订单详情页：课程、付款时间，右下角是“申请退款”', '订单详情页'],
    ['Order details: the course, and Request refund below', 'Order details'],
    ['课表，19:30 有课', '课表，19:30 有课'],
  ])('is captioned, when the writer says nothing else, with what its text alternative “%s” begins with', async (alt, caption) => {
    expect(await htmlOf(`<Screenshot src="/media/refund.svg" alt="${alt}" />`)).toContain(
      `alt="${alt}" width="280" height="560" decoding="async"></summary></details><figcaption>${caption}</figcaption>`,
    );
  });

  test('that is wider than a phone opens in full, like other pictures', async () => {
    const html = await htmlOf('<Screenshot src="/media/photo.jpg" alt="课程页" />');
    expect(html).toMatch(/^<figure class="screen"><div class="screen-shot"><a class="enlarge" href="\/media\/photo[^"]+"/);
    expect(html).not.toContain('<details');
  });

  test('lists its marks in Markdown', async () => {
    expect((await compile(body)).markdown).toBe('![订单页](/media/refund.v1.svg)\n\n*订单*\n\n2. “申请退款”按钮\n\n3. 原因');
  });

  test('with a mark for a step that is not there is reported', async () => {
    expect(await findingsOf(`<Steps>\n\n1. 打开订单。\n2. 点按钮。\n\n${body}\n\n</Steps>`)).toEqual([
      '8:1 mdx/attribute There is no step 3: the list has 2. Give the mark the number of the step it belongs to.',
    ]);
  });

  test('stands beside the steps that it follows', async () => {
    expect(await htmlOf(`<Steps>\n\n1. 打开订单。\n2. 点按钮。\n\n${body}\n\n</Steps>`)).toMatch(
      /^<div class="steps with-screen"><ol>\n.*<\/ol><figure class="screen">/s,
    );
  });

  test.each([
    ['step="0" at="1,1"', '`0` is not the number of a step. Write a number from 1 to 99.'],
    ['step="二" at="1,1"', '`二` is not the number of a step. Write a number from 1 to 99.'],
    ['step="1" at="101,1"', '`101,1` is not a place on the picture.'],
    ['step="1" at="1"', '`1` is not a place on the picture.'],
    ['step="1" at="1,2,3"', '`1,2,3` is not a place on the picture.'],
    ['step="1" at="50,50,60,10"', '`50,50,60,10` is not a place on the picture.'],
    ['step="1" at="1%,2%"', '`1%,2%` is not a place on the picture.'],
  ])('with a mark of %s is reported', async (attributes, message) => {
    expect(
      await findingsOf(`<Screenshot src="/media/refund.svg" alt="订单页">\n<Mark ${attributes} label="甲" />\n</Screenshot>`),
    ).toEqual([expect.stringContaining(`2:1 mdx/attribute ${message}`)]);
  });
});

describe('a video', () => {
  test('is a link until it is clicked: to its file', async () => {
    const { html, findings } = await compile(
      '<Video src="/media/live.mp4" title="进直播间" poster="/media/refund.svg" captions="/media/live.vtt" duration="1:20">\n\n打开课程。\n\n</Video>',
    );
    expect(findings).toEqual([]);
    expect(html).toMatchInlineSnapshot(
      `"<figure class="video"><a href="/media/live.v1.mp4" data-video="file" data-captions="/media/live.v1.vtt"><img src="/media/refund.v1.svg" alt="" width="280" height="560" loading="lazy" decoding="async"><span class="video-text"><svg class="icon" aria-hidden="true"><use xlink:href="#i-play"></use></svg><span class="video-title">进直播间</span><span>1:20</span></span></a><details><summary>文字稿</summary><p>打开课程。</p></details></figure>"`,
    );
  });

  test('or to a host that site.yaml names, in a frame', async () => {
    const { html, findings } = await compile('<Video src="https://player.example/v?id=1&b" title="进直播间">打开课程。</Video>');
    expect(findings).toEqual([]);
    expect(html).toContain('<a href="https://player.example/v?id=1&#x26;b" data-video="frame" rel="external noopener">');
    expect(html).toContain('<span>player.example</span>');
  });

  test.each([
    'https://other.example/v',
    'http://player.example/v',
    'https://player.example:444/v',
    'https://user@player.example/v',
    'https://player.example.evil/v',
    'javascript:alert(1)',
    '//player.example/v',
    'live.mp4',
  ])('never to %s', async (src) => {
    const { html, findings } = await compile(`<Video src="${src}" title="片">打开课程。</Video>`);
    expect(findings.map(({ rule }) => rule)).toEqual(['media/external']);
    expect(html).not.toMatch(/ href=/);
  });

  test('without a transcript, or with a wrong duration, is reported', async () => {
    expect(await rulesOf('<Video src="/media/live.mp4" title="片" duration="80s" />')).toEqual([
      'mdx/attribute',
      'media/transcript',
    ]);
  });
});

describe('a path and keys', () => {
  test.each([
    ['打开<Path>我的 > 订单</Path>。', '我的', '订单'],
    ['打开<Path>我的 › **订单**</Path>。', '我的', '<strong>订单</strong>'],
    ['打开<Path>我的→订单 1 </Path>。', '我的', '订单 1'],
  ])('%s', async (body, first, second) => {
    expect(await htmlOf(body)).toBe(
      `<p>打开<span class="path"><span class="path-name">${first}</span> <span role="img" aria-label="，再到">→</span> <span class="path-name">${second}</span></span>。</p>`,
    );
  });

  test('in Markdown a path has arrows and keys are as written', async () => {
    expect((await compile('<Path>我的 > **订单**  >退款</Path>，<Kbd>Ctrl+K</Kbd>')).markdown).toBe(
      '我的 → **订单** → 退款，Ctrl+K',
    );
  });

  test.each([
    ['Ctrl + K', '<span class="keys"><kbd>Ctrl</kbd>+<kbd>K</kbd></span>'],
    ['Esc', '<kbd>Esc</kbd>'],
    ['Ctrl++', '<kbd>Ctrl++</kbd>'],
  ])('keys %s', async (keys, html) => {
    expect(await htmlOf(`按 <Kbd>${keys}</Kbd>`)).toBe(`<p>按 ${html}</p>`);
  });
});

describe('asides', () => {
  test.each(['note', 'tip', 'warning'])(':::%s gives what <Callout> gives', async (type) => {
    const written = await compile(`:::${type}\n\n**小心** 一点。\n\n- 甲\n\n:::\n`);
    const callout = await compile(`<Callout type="${type}">\n\n**小心** 一点。\n\n- 甲\n\n</Callout>\n`);
    expect(written).toEqual({ ...callout, findings: [] });
  });

  test('with a title too, and inside each other, a list and a quotation', async () => {
    const title = await compile(':::tip[换**手机号**]\n好。\n:::');
    expect(title.html).toBe((await compile('<Callout type="tip" title="换手机号">好。</Callout>')).html);
    expect(title.words).toEqual(['换手机号', '好。']);
    const nested = await compile(
      '::::note\n\n:::tip\n甲\n:::\n\n::::\n\n- 乙\n\n  :::tip\n  丙\n  :::\n\n> :::tip\n> 丁\n> :::\n',
    );
    expect(nested.findings).toEqual([]);
    expect(nested.html.match(/class="callout /g)).toHaveLength(4);
  });

  test('colons in a sentence are colons', async () => {
    const body = '周一 10:30、:smile:、a:b[c]、`:::note`、http://a.example:80 和 ::leaf。\n\n::leaf[甲]{b}';
    expect(await htmlOf(body.replace('{b}', '\\{b}'))).toContain('10:30、:smile:、a:b[c]、<code>:::note</code>');
    expect(await rulesOf(body.replace('{b}', '\\{b}'))).toEqual([]);
  });

  test('are compiled in reasonable time, however many and however deep', async () => {
    expect(await rulesOf(':::note\n甲\n:::\n\n'.repeat(100))).toEqual([]);
    expect(await findingsOf(':::note\n甲\n:::\n\n'.repeat(101))).toEqual([
      '401:1 mdx/too-slow The article has more than 100 asides. Keep those that a reader must not miss, or split the article.',
    ]);
    expect(await rulesOf(':::note\n'.repeat(3_000))).toEqual(['mdx/too-slow']);
    expect(await rulesOf(`> ${':::note '.repeat(3_000)}`)).toEqual(['mdx/aside']);
  });
});

test('a body is compiled again when a picture that it names changes, and only then', async () => {
  const { fragmentDigest } = await import('../../../src/markdown/fragments.ts');
  const media = new Map(shownData.media).set('/media/refund.svg', {
    ...shownData.media.get('/media/refund.svg')!,
    version: 'v2',
  });
  const changed = { ...shownData, media };
  const digest = (body: string, data = shownData): string => fragmentDigest({ locale: 'zh-cn', body }, data);
  expect(digest('![甲](/media/refund.svg)')).not.toBe(digest('![甲](/media/refund.svg)', changed));
  expect(digest('![甲](/media/wide.svg)')).toBe(digest('![甲](/media/wide.svg)', changed));
  expect(digest('<Video src="https://a.example">字</Video>')).not.toBe(
    digest('<Video src="https://a.example">字</Video>', { ...shownData, videoHosts: [] }),
  );
});
