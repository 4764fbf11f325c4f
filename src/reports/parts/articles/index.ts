import { definePart } from '../../part.ts';
import { articleReports } from './compute.ts';
import { articlesSchema } from './schema.ts';

export const articles = definePart({
  id: 'articles',
  field: 'articles',
  schema: articlesSchema,
  compute: articleReports,
  tables: { articles: 'articles' },
});
