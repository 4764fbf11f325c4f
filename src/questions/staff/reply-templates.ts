import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { StoredQuestion } from '../stored-question.ts';

type Template = QuestionSettings['replies'][number];

/** Templates on the page of a question; `answer --template` takes any. */
const maxTemplates = 6;

/** Templates in the language of a question, of its kind and topic, the most specific first. */
export function templatesFor(
  { locale, kind, category }: Pick<StoredQuestion, 'locale' | 'kind' | 'category'>,
  { replies, categories }: Pick<QuestionSettings, 'replies' | 'categories'>,
): Template[] {
  const ancestors = categories.find(({ id }) => id === category)?.ancestors ?? [];
  // The more precisely it fits, the smaller; undefined when it is for something else.
  const distance = (template: Template): number | undefined => {
    if (template.locale !== locale || (template.kind !== undefined && template.kind !== kind)) return undefined;
    const path = category === null ? [] : [category, ...ancestors.toReversed()];
    const steps = template.category === undefined ? path.length : path.indexOf(template.category);
    if (steps === -1 && category !== null) return undefined;
    return (steps === -1 ? 1 : steps) * 2 + (template.kind === undefined ? 1 : 0);
  };
  return replies
    .flatMap((template) => {
      const steps = distance(template);
      return steps === undefined ? [] : [{ template, steps }];
    })
    .sort((a, b) => a.steps - b.steps)
    .slice(0, maxTemplates)
    .map(({ template }) => template);
}

/** What was written, then what is inserted, as paragraphs of their own. */
export function insertText(written: string, inserted: string): string {
  return written.trim() === '' ? inserted : `${written.trimEnd()}\n\n${inserted}`;
}
