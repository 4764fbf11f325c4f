import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interfaceLocales } from '../../../src/i18n/strings.ts';

/** Numbers that are names or belong to a definition: 95 % intervals, 1/n, 0–100 %, IPv6, /48, and the citation. */
const known = /95%|1\/(?=\$)|0–100%|IPv6|\/48|Wilson 1927|22[,，]\s?209–212/g;

test.each(interfaceLocales)('limits in the report’s %s strings come from the constants, not from the text', (locale) => {
  const file = join(import.meta.dirname, '../../../src/i18n/reports', `${locale}.ts`);
  const code = readFileSync(file, 'utf8')
    .replaceAll(known, '')
    .replaceAll(/\$\{\w+\}/g, '');
  expect(code.split('\n').filter((line) => /\d/.test(line))).toEqual([]);
});
