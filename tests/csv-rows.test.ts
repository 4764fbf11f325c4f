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

test('a quotation mark that is never closed is named with the line of its row, however long the table goes on', () => {
  const fault = 'a row begins here whose quotation mark is never closed.';
  expect(() => csvRows('a,b\n1,"2\n3,4\n', 'f.csv')).toThrow(`f.csv:2: ${fault}`);
  expect(() => csvRows('a,b\n"1\n1",2\n\n"3,4\n5,6\n7,8', 'f.csv')).toThrow(`f.csv:5: ${fault}`);
  expect(() => csvRows('"a,b\n1,2\n', 'f.csv')).toThrow(`f.csv:1: ${fault}`);
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
