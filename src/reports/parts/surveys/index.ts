import { definePart } from '../../part.ts';
import { collectSurveys } from './collect.ts';
import { surveysOf } from './compute.ts';
import { surveysSchema } from './schema.ts';
import { surveysSection } from './section.ts';

export const surveys = definePart({
  id: 'surveys',
  collect: collectSurveys,
  field: 'surveys',
  schema: surveysSchema,
  compute: surveysOf,
  section: surveysSection,
  tables: {
    'survey-weeks': 'surveys.weeks',
    'survey-locales': 'surveys.locales',
    'survey-articles': 'surveys.articles',
    'survey-comments': 'surveys.texts',
  },
});
