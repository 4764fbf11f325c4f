import { definePart } from '../../part.ts';
import { questionsSection } from './section.ts';

/** Its figures are fields of `searches`. */
export const questions = definePart({
  id: 'questions',
  section: questionsSection,
  tables: { questions: 'searches.questions', proposals: 'searches.proposals.answers' },
});
