import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { staticImports, weighPage } from '../../../../../scripts/lab/bench/pages/page-weight.ts';

const site = await mkdtemp(join(tmpdir(), 'jieda-pages-'));

afterAll(() => rm(site, { recursive: true, force: true }));

test('counts a page, its style sheets, its scripts and what they import, each once', async () => {
  await write('en/index.html', page('<link rel="stylesheet" href="/a.css"><link rel="icon" href="/icon.svg">'));
  await write('a.css', 'p { color: red }');
  await write('js/one.js', 'import{b}from"./two.js";import"../three.js";b()');
  await write('js/two.js', 'import"./one.js";export const b=()=>import("./later.js");');
  await write('three.js', '');
  const files = await weighPage(site, '/en/');
  expect(files.map(({ url, kind }) => `${kind} ${url}`).sort()).toEqual([
    'css /a.css',
    'html /en/',
    'javascript /js/one.js',
    'javascript /js/two.js',
    'javascript /three.js',
  ]);
  expect(files.every(({ gzipBytes }) => gzipBytes > 0)).toBe(true);
});

test('refuses a page that loads files of another site', async () => {
  await write('out/index.html', '<script src="https://cdn.example/a.js"></script>');
  await expect(weighPage(site, '/out/')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: The page loads https://cdn.example/a.js, which is not a file of this site.]`,
  );
});

test.each([
  ['import"./a.js"', ['./a.js']],
  ['import{a as b,c}from"./a.js";', ['./a.js']],
  ["import d,{a}from'./a.js'", ['./a.js']],
  ['import*as a from"./a.js"', ['./a.js']],
  ['var x=1;export{x}from"./a.js";export*from"./b.js"', ['./a.js', './b.js']],
  ['const a=import("./a.js"),b=import(`./b.js`)', []],
  ['export const a="./a.js"', []],
  ['export{a};let b="from",c="./c.js"', []],
])('finds the static imports of %s', (code, expected) => {
  expect(staticImports(code)).toEqual(expected);
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}

function page(head: string): string {
  return `<!doctype html><html><head>${head}</head><body><script type="module" src="/js/one.js"></script></body></html>`;
}
