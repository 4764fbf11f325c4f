import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';

describe('the style sheets and scripts of the built site', () => {
  let sheets: string;
  let scripts: string;
  beforeAll(async () => {
    const folder = join(inject('siteDir'), '_astro');
    const names = await readdir(folder);
    const read = async (ending: string): Promise<string> =>
      (await Promise.all(names.filter((name) => name.endsWith(ending)).map((name) => readFile(join(folder, name), 'utf8')))).join(
        '\n',
      );
    [sheets, scripts] = await Promise.all([read('.css'), read('.js')]);
  });

  test('use media queries that browsers several years old understand', () => {
    expect(sheets).toContain('@media (max-width:40rem)');
    expect(sheets.match(/@media[^{]*[<>]/g)).toBeNull();
    expect(sheets.match(/[{;]inset:|:is\(|:where\(|&[ .:]/g)).toBeNull();
  });

  test('give every newer colour a fallback that such browsers understand', () => {
    const newer = /oklch|oklab|light-dark|color-mix|\blch\(|\blab\(/;
    const blocks = sheets.match(/\{[^{}]*\}/g) ?? [];
    const alone = blocks.flatMap((block) => {
      const declarations = block
        .slice(1, -1)
        .split(';')
        .map((text) => text.split(/:(.*)/s));
      return declarations
        .filter(
          ([property, value = ''], index) =>
            newer.test(value) &&
            !declarations.slice(0, index).some(([earlier, old = '']) => earlier === property && !newer.test(old)),
        )
        .map(([property, value]) => `${property}: ${value}`);
    });
    expect(blocks.length).toBeGreaterThan(100);
    expect(alone).toEqual([]);
  });

  test('use no syntax that such browsers cannot parse', () => {
    expect(scripts.length).toBeGreaterThan(1000);
    // Search is loaded on demand and needs a newer browser anyway.
    expect(scripts.match(/\?\?=|\|\|=|&&=|\w\?\?\w|#\w+\s*\(/g)).toBeNull();
  });
});
