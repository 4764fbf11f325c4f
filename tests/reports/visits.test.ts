import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVisits } from '../../src/reports/visits.ts';
import { newFolder } from '../support/folder.ts';

function file(text: string): string {
  const path = join(newFolder(), 'visits.csv');
  writeFileSync(path, text);
  return path;
}

test('visits are read by address or path, with or without days, below a path of the site too', async () => {
  const visits = await readVisits(
    file(
      '\ufeffpage,visits,day,country\r\n/en/articles/refunds/,12,2026-11-20,CN\r\nhttps://x.example/help/zh-cn/articles/refunds?from=feed,3,2026-11-19,\r\n/en/,99,2026-11-20,\r\n',
    ),
  );
  expect(visits).toEqual([
    { locale: 'en', article: 'refunds', day: '2026-11-20', visits: 12 },
    { locale: 'zh-cn', article: 'refunds', day: '2026-11-19', visits: 3 },
  ]);
  expect(await readVisits(file('visits,page\n1,/en/articles/refunds\n'))).toMatchObject([{ day: null }]);
  expect(await readVisits(file('page,visits\n'))).toEqual([]);
});

test('wrong columns and every wrong line are named', async () => {
  await expect(readVisits(file('url,hits\n'))).rejects.toThrow(/visits\.csv:1: there is no column page and no column visits/);
  await expect(readVisits(file('page,visits,day\n/en/articles/a/,-1,2026-11-20\n/en/articles/b/,2,20.11.\n'))).rejects.toThrow(
    /visits\.csv:2: visits must be a whole number.*\n.*visits\.csv:3: day must be a day/,
  );
  await expect(readVisits('nowhere.csv')).rejects.toThrow('There is no nowhere.csv');
});

test('a line keeps its number after blank ones and after cells of several lines', async () => {
  const text = 'page,visits,note\n\n/en/articles/a/,1,"two\nlines"\n\n/en/articles/b/,many,\n';
  await expect(readVisits(file(text))).rejects.toThrow(/^[^\n]*visits\.csv:6: visits must be a whole number[^\n]*$/);
});
