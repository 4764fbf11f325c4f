import { bigint, integer, table, text } from '../../store/table.ts';

/** At most one per ballot; its holder may add to it while the vote can be changed. */
export const comment = table({
  name: 'comment',
  columns: {
    ballot: text(),
    article: text(),
    locale: text(),
    revision: text(),
    edition: text({ values: ['public', 'internal'] }),
    reason: text({ nullable: true }),
    text: text({ nullable: true }),
    trust: integer({ values: [0, 1] }),
    at: bigint(),
  },
  primaryKey: ['ballot'],
  indexes: { comment_at: ['at'] },
  export: true,
});
