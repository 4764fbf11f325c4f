import { articleKey } from '../../../knowledge/article-id.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import type { ArticlesResult } from '../articles/schema.ts';
import type { Question } from '../questions/schema.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { type NextResult, type Task, type TaskKind, taskKinds } from './schema.ts';

type Lists = Omit<NextResult['next'], 'tasks'>;

/**
 * All steps as one list, each article once. They are ranked by how often learners met them in the period: the demand of an
 * article or a gap, comments on it, or failed searches for a question that it answers.
 */
export function tasksOf(
  lists: Lists,
  { articles, searches }: ArticlesResult & SearchesResult,
  { categories, locales }: Pick<BaseInput, 'categories' | 'locales'>,
): Task[] {
  const byKey = new Map(articles.map((article) => [keyOf(article), article]));
  const owners = new Map(categories.map(({ id, owner }) => [id, owner]));
  const onArticle = (kind: TaskKind, reference: ArticleReference, learners?: number): Task[] => {
    const article = byKey.get(keyOf(reference));
    if (article === undefined) return [];
    const { locale, id, category, owner, demand } = article;
    return [{ kind, also: [], article: { locale, id }, locale, category, question: null, learners: learners ?? demand, owner }];
  };
  const some = [
    ...lists.investigate.flatMap((each) => onArticle('investigate', each)),
    ...lists.rewrite.flatMap((each) => onArticle('rewrite', each)),
    ...lists.fix.flatMap((each) => onArticle('fix', each, each.count)),
    ...lists.review.flatMap((each) => onArticle('review', each)),
    ...searches.questions.filter(isInPatch).flatMap(({ locale, asked, nearest, phrasings }) =>
      nearest === null
        ? []
        : onArticle('answer', { locale, id: nearest.article }, asked).map((task) => ({
            ...task,
            question: phrasings[0]?.text ?? null,
          })),
    ),
    ...lists.write.map((gap): Task => {
      const isTranslation = gap.kind === 'missing-translation';
      return {
        kind: isTranslation ? 'translate' : 'write',
        also: [],
        article: isTranslation && gap.article !== null ? { locale: locales[0] ?? gap.locale, id: gap.article } : null,
        locale: gap.locale,
        category: gap.category,
        question: gap.kind === 'unanswered-question' ? gap.question : null,
        learners: gap.demand,
        owner: owners.get(gap.category ?? '') ?? null,
      };
    }),
    ...lists.watch.flatMap((each) => onArticle('watch', each)),
    ...lists.read.flatMap((each) => onArticle('read', each, each.count)),
  ];
  return mergeTasks(some).sort(
    (a, b) =>
      b.learners - a.learners || taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind) || compareText(nameOf(a), nameOf(b)),
  );
}

/** Whether proposals.patch has something for it. */
export function isInPatch({ todo, answers, synonyms }: Question): boolean {
  return (todo === 'answer' || todo === 'synonym') && answers.length + synonyms.length > 0;
}

/** One task for all that is to be done on an article; translations and what has to be written stay by themselves. */
function mergeTasks(tasks: readonly Task[]): Task[] {
  const keyOfTask = (task: Task): string =>
    task.kind === 'write' || task.kind === 'translate' ? nameOf(task) : `article ${nameOf(task, '')}`;
  return [...Map.groupBy(tasks, keyOfTask).values()].flatMap((group) => {
    const ranked = group.toSorted((a, b) => taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind));
    return ranked.slice(0, 1).map((first) => ({
      ...first,
      also: [...new Set(ranked.map(({ kind }) => kind))].filter((kind) => kind !== first.kind),
      question: ranked.find(({ question }) => question !== null)?.question ?? null,
      learners: Math.max(...ranked.map(({ learners }) => learners)),
    }));
  });
}

function nameOf({ kind, article, locale, category, question }: Task, prefix: string = kind): string {
  return article === null ? `${prefix} ${locale} ${category} ${question}` : `${prefix} ${locale} ${keyOf(article)}`;
}

function keyOf({ locale, id }: ArticleReference): string {
  return articleKey(locale, id);
}
