import { bigint, integer, table, text } from '../../store/table.ts';

const scores = [1, 2, 3, 4, 5] as const;

/** How satisfied readers are with the service, in general or regarding an article or a question. */
export const survey = table({
  name: 'survey',
  columns: {
    id: text(),
    locale: text(),
    edition: text({ values: ['public', 'internal'] }),
    csat: integer({ values: scores }),
    resolved: integer({ values: [0, 1], nullable: true }),
    speed: integer({ values: scores, nullable: true }),
    reason: text({ nullable: true }),
    article: text({ nullable: true }),
    question: text({ nullable: true }),
    trust: integer({ values: [0, 1] }),
    at: bigint(),
  },
  primaryKey: ['id'],
  indexes: { survey_at: ['at'] },
  export: true,
});
