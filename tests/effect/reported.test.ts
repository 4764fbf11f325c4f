import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReported, reportedOf } from '../../src/effect/reported.ts';
import { jsonOf } from '../../src/reports/renderers/json.ts';
import { reportOf } from '../../src/reports/report.ts';
import { article, input } from '../reports/builders.ts';
import { newFolder } from '../support/folder.ts';

const concerned = (id: string) => ({ locale: 'zh-cn', id, title: id, file: `${id}.mdx` });

test('a report says of the articles that a change concerns what readers did with them', async () => {
  const file = join(newFolder(), 'report.json');
  writeFileSync(file, jsonOf(reportOf(input({ articles: [article({ id: 'refund' }), article({ id: 'login' })] }))));
  const reported = reportedOf(await readReported(file), {
    added: [concerned('new')],
    removed: [concerned('refund')],
    changed: [],
  });
  expect(reported?.articles).toMatchObject([{ id: 'refund', demand: 0, helpful: 0, helpfulness: { state: 'unknown', n: 0 } }]);
});

test('a file that is no report is refused, as is one that is not there', async () => {
  const file = join(newFolder(), 'report.json');
  await expect(readReported(file)).rejects.toThrow(`There is no file \`${file}\`.`);
  writeFileSync(file, '{"version":1}');
  await expect(readReported(file)).rejects.toThrow(`\`${file}\` is not a report.`);
});
