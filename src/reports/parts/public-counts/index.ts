import { publicCountsSchema } from '../../../knowledge/public-counts.ts';
import { definePart } from '../../part.ts';
import { collectPublicVotes } from './collect.ts';
import { publicCountsOf } from './compute.ts';

export const publicCounts = definePart({
  id: 'public-counts',
  collect: collectPublicVotes,
  field: 'publicCounts',
  schema: publicCountsSchema.describe('What the pages may say of votes; also written as public-counts.json.'),
  compute: publicCountsOf,
});
