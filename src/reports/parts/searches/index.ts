import { definePart } from '../../part.ts';
import { collectSearches } from './collect.ts';
import { searchesOf } from './compute.ts';
import { searchesSchema } from './schema.ts';
import { searchesSection } from './section.ts';

export const searches = definePart({
  id: 'searches',
  collect: collectSearches,
  collectsLast: true,
  field: 'searches',
  schema: searchesSchema,
  compute: searchesOf,
  section: searchesSection,
  tables: {
    'search-weeks': 'searches.weeks',
    'search-categories': 'searches.categories',
    'search-words': 'searches.words',
  },
});
