import { join } from 'node:path';
import { maxAttempts } from '../../../../src/questions/outbox/backoff.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { withWorkspace } from '../../workspace.ts';
import { proveWordsOut, type WordsOutResult } from '../words-out/prove.ts';

export const wordsOutProof = definePart({
  name: 'words-out',
  summary: [
    'processes that pass on complaints and send messages are killed again and again: everybody is told of every level,',
    'each notice is given once, on SQLite and PostgreSQL; a process that records before it sends must lose some',
  ],
  options: {
    'words-out-kills': count(
      maxAttempts - 1,
      'how often, for each store; a message that is on its way at every kill is given up after so many attempts',
    ),
  },
  run: ({ 'words-out-kills': kills }, progress) =>
    withWorkspace(async ({ folder }) => {
      const complaints = 40;
      const prove = (name: string, database: string, isHasty = false): Promise<WordsOutResult> =>
        proveWordsOut({
          database,
          complaints,
          kills: isHasty ? 3 : kills,
          isHasty,
          onProgress: (n) => progress(`${name}: ${n} kills`),
        });
      const rows: (WordsOutResult & { name: string; isMet: boolean })[] = [];
      const judge = (name: string, result: WordsOutResult): void => {
        rows.push({ ...result, name, isMet: result.lost === 0 && result.duplicated === 0 });
      };
      judge('SQLite', await prove('SQLite', join(folder, 'words.db')));
      if (postgresPrograms !== undefined) {
        const server = await startPostgres();
        judge('PostgreSQL', await prove('PostgreSQL', await server.newDatabase()));
        await server.stop();
      }
      // Control: a proof that cannot detect losses would show nothing.
      const hasty = await prove('recording too early', join(folder, 'hasty.db'), true);
      rows.push({ ...hasty, name: 'recording too early', isMet: hasty.lost > 0 });
      const header = ['store', 'kills', 'expected', 'arrived', 'lost', 'duplicated', 'repeated'];
      const lines = rows.map((row) =>
        [row.name, row.kills, row.expected, row.arrived, row.lost, row.duplicated, row.repeated].map(String),
      );
      return { table: renderTable([header, ...lines]).join('\n'), isMet: rows.every(({ isMet }) => isMet) };
    }),
});
