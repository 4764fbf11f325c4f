import { describe, expect, test } from 'vitest';
import { editUrl } from '../../src/knowledge/edit-url.ts';
import { editingSchema } from '../../src/knowledge/schemas/editing.ts';

const github = { provider: 'github', repository: 'fern/help' };
const entry = { locale: 'en', file: '/srv/content/articles/en/orders/refund-a-course.mdx' };

describe('editing in site.yaml', () => {
  test.each([
    [{ ...github, repository: 'https://github.com/fern/help' }, 'repository: must be written as owner/name, without the host'],
    [{ ...github, repository: 'help' }, 'repository: must be written as owner/name, without the host'],
    [{ ...github, branch: '../main' }, 'branch: must be the name of a branch, such as main'],
    [{ ...github, folder: '/content' }, 'folder: must be a folder of the repository, such as content'],
    [{ ...github, baseUrl: 'git.example.com' }, 'baseUrl: must be a web address such as https://git.example.com'],
    [{ ...github, appId: 'abc' }, 'appId: is for gitlab and gitea only; github signs in through `signIn`'],
    [{ ...github, provider: 'gitea' }, 'baseUrl: is required for gitea: the address of your Gitea or Forgejo'],
    [
      { ...github, provider: 'gitlab', signIn: 'https://sign-in.example.com' },
      'signIn: is for github only; gitlab and gitea sign in with `appId`',
    ],
    [{ ...github, provider: 'gitlab', appId: 'a secret' }, 'appId: must be the id of an OAuth application, without its secret'],
  ])('%j is refused with the reason', (settings, message) => {
    const { issues = [] } = editingSchema.safeParse(settings).error ?? {};
    expect(issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)).toEqual([message]);
  });

  test('has the editor on, the branch main and the folder content by default, and drops slashes at the end of an address', () => {
    expect(editingSchema.parse({ ...github, provider: 'gitea', baseUrl: 'https://git.example.com/' })).toMatchObject({
      editor: 'on',
      branch: 'main',
      folder: 'content',
      baseUrl: 'https://git.example.com',
    });
  });
});

describe('the link that improves an article', () => {
  test('leads to its entry in the editor', () => {
    expect(editUrl(editingSchema.parse(github), 'articles', entry)).toBe(
      '/edit/#/collections/articles-en/entries/orders/refund-a-course',
    );
  });

  test.each([
    [{}, 'https://github.com/fern/help/edit/main/content/articles/en/orders/refund-a-course.mdx'],
    [
      { provider: 'gitlab', repository: 'fern/care/help', branch: 'live' },
      'https://gitlab.com/fern/care/help/-/edit/live/content/articles/en/orders/refund-a-course.mdx',
    ],
    [
      { provider: 'gitea', baseUrl: 'https://git.example.com', folder: 'help/content' },
      'https://git.example.com/fern/help/_edit/main/help/content/articles/en/orders/refund-a-course.mdx',
    ],
  ])('leads to the host’s own editor when ours is off: %j', (settings, address) => {
    expect(editUrl(editingSchema.parse({ ...github, ...settings, editor: 'off' }), 'articles', entry)).toBe(address);
  });

  test('leads to a file whose folder has spaces and other letters', () => {
    const file = 'content/handbook/zh-cn/新人/第 1 天.mdx';
    expect(editUrl(editingSchema.parse({ ...github, editor: 'off' }), 'handbook', { locale: 'zh-cn', file })).toBe(
      `https://github.com/fern/help/edit/main/content/handbook/zh-cn/${encodeURIComponent('新人')}/${encodeURIComponent('第 1 天')}.mdx`,
    );
  });
});
