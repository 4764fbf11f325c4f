import { expect, test } from 'vitest';
import { fillShell } from '../../src/endpoint/page-shell.ts';

const page = { locale: 'zh-cn', title: '谢谢 <b> & $&', body: '<p>$& 好</p>' };

test('fills title and body, the title escaped, without giving `$&` a meaning', async () => {
  expect(await fillShell('<title>__SHELL_TITLE__</title><main>__SHELL_BODY__</main>', page)).toBe(
    '<title>谢谢 &lt;b&gt; &amp; $&amp;</title><main><p>$& 好</p></main>',
  );
});

test.each([undefined, '<title>__SHELL_TITLE__</title>'])('stands alone when the shell is %j', async (shell) => {
  const text = await fillShell(shell, page);
  expect(text).toContain('<html lang="zh-CN">');
  expect(text).toContain('<title>谢谢 &lt;b&gt; &amp; $&amp;</title>');
  expect(text).toContain('<p>$& 好</p>');
});
