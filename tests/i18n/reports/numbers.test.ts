import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interfaceLocales } from '../../../src/i18n/strings.ts';

const folder = join(import.meta.dirname, '../../../src/i18n/reports');

/** Numbers that are names or belong to a definition: intervals, percentiles, 1/n, 0–100 %, of 100, IPv6, /48, and citations. */
const known =
  /95%|80%|90% within|90th percentile|percentile90|p90|1\/(?=\$)|0–100|[Oo]f 100|[每要] 100|IPv6|\/48|Wilson 1927|Kish 1965|Flesch 1948|Sung (?:et al\.|等) 2016|22[,，]\s?209–212|Newcombe 1998|17[,，]\s?873–890|(?:method|方法) 10/g;

test.each(interfaceLocales)('limits in the report’s %s strings come from the constants, not from the text', async (locale) => {
  const files = await Array.fromAsync(glob(`**/${locale}.ts`, { cwd: folder }));
  const found = files.sort().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .replaceAll(known, '')
      .replaceAll(/\$\{\w+\}/g, '')
      .split('\n')
      .filter((line) => /\d/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(files).toContain(`health/${locale}.ts`);
  expect(found).toEqual([]);
});
