import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const check = createRequire(import.meta.url).resolve('es-check');
const browsers = 'chrome 69, safari 12';

/** es-check counts by editions of the standard: the promised browsers had these before, or the code asks first. */
const known = ['ArrayFlatMap', 'OptionalCatchBinding', 'DynamicImport', 'FinalizationRegistry'];

/** Interfaces of the browser that es-check does not know, by the version of Chrome that brought them. */
const tooNew = [
  /\.replaceChildren\(/ /* 86 */,
  /\bstructuredClone\(/ /* 98 */,
  /\.checkVisibility\(/ /* 105 */,
  /\.scheduler\b/ /* 94 */,
];

function scriptsOf(site: string): string[] {
  const bundles = readdirSync(join(site, '_astro')).filter((name) => name.endsWith('.js'));
  return [...bundles.map((name) => join(site, '_astro', name)), join(site, 'pagefind/pagefind.js')];
}

test('no script of the site has syntax or methods that Chrome 69 and Safari 12 lack', async () => {
  const scripts = scriptsOf(inject('siteDir'));
  expect(scripts.length).toBeGreaterThan(10);
  const options = [
    'checkBrowser',
    `--browserslistQuery=${browsers}`,
    '--checkFeatures',
    '--module',
    `--ignore=${known.join(',')}`,
  ];
  const main = join(check, '../../lib/cli/index.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...options, ...scripts], { timeout: 60_000 }).catch(
    (error: { stdout: string; stderr: string }) => ({ stdout: `${error.stdout}${error.stderr}` }),
  );
  expect(stdout.split('\n').filter((line) => /erroring file|error: Error/.test(line))).toEqual([]);
  expect(stdout).toContain(`checking ${scripts.length} files`);
});

test('no script of the site uses what browsers of later years brought to pages', () => {
  const uses = scriptsOf(inject('siteDir')).flatMap((file) =>
    tooNew.filter((pattern) => pattern.test(readFileSync(file, 'utf8'))).map((pattern) => `${file}: ${pattern.source}`),
  );
  expect(uses).toEqual([]);
});
