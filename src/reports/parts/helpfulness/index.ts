import { definePart } from '../../part.ts';
import { collectVotes } from './collect.ts';
import { votesOverall } from './compute.ts';
import { votesOverallSchema } from './schema.ts';
import { helpfulnessSection } from './section.ts';

/** The votes on each article are a field of `articles`. */
export const helpfulness = definePart({
  id: 'helpfulness',
  collect: collectVotes,
  field: 'votes',
  schema: votesOverallSchema,
  compute: votesOverall,
  section: helpfulnessSection,
  tables: { 'unassigned-votes': 'votes.unassigned', surges: 'votes.surges' },
});
