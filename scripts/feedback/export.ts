import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MisuseError } from '../../src/errors.ts';
import { exportCsv, exportJson } from '../../src/records/export.ts';
import { exportedTables } from '../../src/records/tables.ts';
import type { Table } from '../../src/store/table.ts';
import { withReadOnlyStore } from './databases.ts';
import { writeNewFile } from './files.ts';
import { createProgress } from './progress.ts';
import type { Task } from './task.ts';

const tableNames = exportedTables.map(({ name }) => name).join(', ');

export const exportTask: Task = {
  summary: 'writes votes, comments, surveys, demand and counters as lines of JSON, or one table as CSV',
  accepts: ['out', 'table', 'csv'],
  async run({ database, table: name, csv = false, out }) {
    const table = name === undefined ? undefined : requireTable(name);
    if (csv && table === undefined) throw new MisuseError('CSV holds one table.', `Add --table with one of ${tableNames}.`);
    await withReadOnlyStore(database, async (store) => {
      const lines = csv && table ? exportCsv(store, table) : exportJson(store, table ? [table] : exportedTables);
      let written = 0;
      const printProgress = createProgress('rows written');
      const counted = countLines(lines, (count) => {
        written = count;
        printProgress(count);
      });
      if (out === undefined) return pipeline(Readable.from(counted), process.stdout, { end: false });
      await writeNewFile(out, counted);
      console.log(`Exported ${csv ? written - 1 : written} rows to ${out}.`);
    });
  },
};

function requireTable(name: string): Table {
  const table = exportedTables.find((each) => each.name === name);
  if (table === undefined) throw new MisuseError(`\`${name}\` is not an exported table.`, `Name one of ${tableNames}.`);
  return table;
}

async function* countLines(lines: AsyncIterable<string>, onLine: (count: number) => void): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    yield line;
    onLine(++count);
  }
}
