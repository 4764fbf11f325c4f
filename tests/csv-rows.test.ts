import { expect, test } from 'vitest';
import { csvRows, namedCsvRows } from '../src/csv-rows.ts';

test('rows keep their lines, empty ones too, with line ends of every kind and a byte order mark', () => {
  expect(csvRows('\ufeffa;b\r\n\r\n"1\r\n2";3\rx "y" z;4', 'f.csv')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: [''] },
    { line: 3, cells: ['1\n2', '3'] },
    { line: 5, cells: ['x "y" z', '4'] },
  ]);
  expect(csvRows('', 'f.csv')).toEqual([]);
});

test('a quotation mark that is never closed is named with its line', () => {
  expect(() => csvRows('a,b\n1,"2\n3,4\n', 'f.csv')).toThrow(/f\.csv is not CSV: .*line/);
});

test('named rows leave out empty ones, and keep what stands beyond the last column', () => {
  expect(namedCsvRows(' a , b\n,\n1, 2 ,3\n4\n', 'f.csv')).toEqual({
    names: ['a', 'b'],
    rows: [
      { line: 3, columns: { a: '1', b: '2', '(beyond the last column)': '3' } },
      { line: 4, columns: { a: '4' } },
    ],
  });
});
