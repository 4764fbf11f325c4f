import { publicCountsSchema } from '../../../knowledge/public-counts.ts';
import { definePart } from '../../part.ts';
import { collectPublicVotes } from './collect.ts';
import { publicCountsOf } from './compute.ts';

export const publicCounts = definePart({
  id: 'public-counts',
  collect: collectPublicVotes,
  field: 'publicCounts',
  schema: publicCountsSchema.describe('Vote counts that pages may show; also written as public-counts.json.'),
  compute: publicCountsOf,
});
