import { expect, test } from 'vitest';
import { compile, shownData } from './compile-body.ts';

const below = { ...shownData, basePath: '/help' };
const body =
  'See [the **course** page](/en/products/courses/ "Courses"), [outside](https://host.example/x), [here](#top) and [text][ref].\n\n![Logo](/media/a.png)\n\n[ref]: /en/search/';

test('links and pictures written from the root get the base path, in the page and in the Markdown copy', async () => {
  const { html, markdown, links } = await compile(body, 'en', below);
  expect(html.match(/(?:href|src)="[^"]*"/g)).toEqual([
    'href="/help/en/products/courses/"',
    'href="https://host.example/x"',
    'href="#top"',
    'href="/help/en/search/"',
  ]);
  expect(markdown).toBe(
    'See [the **course** page](/help/en/products/courses/ "Courses"), [outside](https://host.example/x), [here](#top) and [text][ref].\n\n![Logo](/help/media/a.png)\n\n[ref]: /help/en/search/',
  );
  // Checks know pages by the paths that writers use.
  expect(links.map(({ url }) => url)).toContain('/en/products/courses/');
});

test('code that looks like a link stays as it is', async () => {
  const { html, markdown } = await compile('`<a href="/x">`\n', 'en', below);
  expect(html).toContain('href="/x"');
  expect(markdown).toBe('`<a href="/x">`');
});
