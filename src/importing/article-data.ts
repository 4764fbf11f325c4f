import { articleUrl } from '../knowledge/article-id.ts';
import { textField } from '../knowledge/fields.ts';
import { foldQuestion } from '../knowledge/fold-question.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { oldPathField } from '../knowledge/schemas/article.ts';
import { type ImportedData, summaryOf } from './article-text.ts';
import type { GuessCategory } from './guess-category.ts';
import type { ImportedArticle } from './imported-article.ts';
import { ownFields } from './own-fields.ts';
import type { Placed } from './place-article.ts';

/** What articles have that do not say otherwise. */
export interface Defaults {
  category: string;
  product: string;
  stage: string;
  /** `2026-11-20` */
  today: string;
}

export interface DataContext {
  kb: KnowledgeBase;
  defaults: Defaults;
  guess: GuessCategory;
  /** Ids of the articles of the import, by what `related` calls them. */
  names: ReadonlyMap<string, string>;
  /** Whether content/ has an article in the same locale. */
  isPresent(id: string): boolean;
  /** Category of an article that content/ has already. */
  present: string | undefined;
  /** Category of the original of a translation. */
  ofOriginal: string | undefined;
}

export interface FoundData {
  data: ImportedData;
  /** 0…1; `undefined` when nothing spoke for the category. */
  confidence: number | undefined;
  lost: string[];
}

/** Front matter of an imported article: always a draft, whatever its state was. */
export function dataOf(article: Placed, { kb, defaults, guess, names, isPresent, present, ofOriginal }: DataContext): FoundData {
  const { title, locale, id, own } = article;
  const found = guess(locale, article.categories, [title, ...article.questions, article.summary ?? '']);
  // A guess does not move an article that has its place.
  const kept = found?.confidence === 1 ? undefined : (present ?? ofOriginal);
  const category = kept ?? found?.category ?? defaults.category;
  const { fields, lost } = own === undefined ? { fields: {}, lost: [] } : ownFields(own.fields, kb);
  const related = relatedOf(article, names, isPresent);
  const isInPast = article.updated !== undefined && article.updated <= defaults.today;
  const line = own === undefined ? shorten : keepLine;
  const { type = 'faq', products = [defaults.product], stage = defaults.stage, owner, audience, ...rest } = fields;
  return {
    data: {
      title: line(title, 120),
      summary: line(article.summary ?? summaryOf(article.body, title), 300),
      type,
      category,
      products,
      stage,
      ...(audience === 'internal' && { audience }),
      state: 'draft',
      owner: owner ?? kb.categories.find((each) => each.id === category)?.owner ?? '',
      reviewed: isInPast && article.updated !== undefined ? article.updated : defaults.today,
      ...rest,
      answers: own === undefined ? questionsOf(article) : article.questions,
      related: related.ids,
      redirectFrom: oldPathsOf(article),
    },
    confidence: found?.confidence,
    lost: [...lost, ...related.lost],
  };

  function oldPathsOf({ oldPaths }: ImportedArticle): string[] {
    const valid = oldPaths.filter((path) => path !== articleUrl(locale, id) && oldPathField.safeParse(path).success);
    return [...new Set(valid)];
  }
}

/** Ids of related articles, those of the import or, for an export of ours, of the content. */
function relatedOf(
  { related, id }: Placed,
  names: ReadonlyMap<string, string>,
  isPresent: DataContext['isPresent'],
): { ids: string[]; lost: string[] } {
  const lost: string[] = [];
  const ids = related.flatMap((name) => {
    const own = name.startsWith('jieda#') ? name.slice('jieda#'.length) : undefined;
    const found = names.get(name) ?? (own !== undefined && isPresent(own) ? own : undefined);
    if (found === undefined) lost.push(`the related article ${own ?? name.replace(/^.*#/, '')}, which was not imported`);
    return found === undefined || found === id ? [] : [found];
  });
  return { ids: [...new Set(ids)].slice(0, 100), lost };
}

/** The phrasings, none twice, and none that is the title. */
function questionsOf({ title, questions }: ImportedArticle): string[] {
  const all = new Map(questions.map((question) => [foldQuestion(question), shorten(question, 300)]));
  all.delete(foldQuestion(title));
  return [...all.values()];
}

/** A line that is valid as it is stays so. */
function keepLine(text: string, max: number): string {
  return text.length <= max && textField.safeParse(text).data === text ? text : shorten(text, max);
}

function shorten(text: string, max: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}
