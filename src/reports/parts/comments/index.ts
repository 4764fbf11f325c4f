import { definePart } from '../../part.ts';
import { collectComments } from './collect.ts';
import { commentsOf } from './compute.ts';
import { commentsSchema } from './schema.ts';
import { commentsSection } from './section.ts';

export const comments = definePart({
  id: 'comments',
  collect: collectComments,
  field: 'comments',
  schema: commentsSchema,
  compute: commentsOf,
  section: commentsSection,
  tables: { reasons: 'comments.reasons', 'article-reasons': 'comments.articles', comments: 'comments.texts' },
});
