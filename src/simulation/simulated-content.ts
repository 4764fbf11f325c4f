import { UserError } from '../errors.ts';
import { type FeedbackSettings, feedbackSettingsOf } from '../knowledge/feedback-settings.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type QuestionSettings, questionSettingsOf } from '../knowledge/question-settings.ts';
import type { RevisionsFile } from '../knowledge/revision.ts';

/** What a simulation needs of a content folder. */
export interface SimulatedContent {
  locales: readonly string[];
  /** Published public articles, in the order of their category's list. */
  articles: readonly SimulatedArticle[];
  categories: readonly string[];
  reasons: readonly string[];
  people: readonly { id: string; languages: readonly string[]; supportHours: number }[];
  feedback: FeedbackSettings;
  questions: QuestionSettings;
  zone: string | undefined;
  revisions: RevisionsFile;
}

export interface SimulatedArticle {
  id: string;
  locale: string;
  revision: string;
  category: string;
  product: string | undefined;
  /** What its readers ask: at least the title. */
  phrasings: readonly string[];
}

/**
 * @param revisions the texts that readers see
 * @throws UserError when there are too few articles to plant anything in
 */
export function simulatedContent(kb: KnowledgeBase, revisions: RevisionsFile): SimulatedContent {
  const published = new Map(revisions.articles.map(({ id, locale, revision }) => [`${locale}/${id}`, revision]));
  const articles = kb.articles.flatMap(({ id, locale, data }): SimulatedArticle[] => {
    const revision = published.get(`${locale}/${id}`);
    if (revision === undefined || data.audience !== 'public' || data.state !== 'published') return [];
    const { category, products, title, answers } = data;
    return [{ id, locale, revision, category, product: products[0], phrasings: answers.length > 0 ? answers : [title] }];
  });
  if (articles.length < minArticles) {
    throw new UserError(
      `A simulation needs at least ${minArticles} published articles, and \`${kb.dir}\` has ${articles.length}.`,
      'Name another content folder with KB_CONTENT.',
    );
  }
  const source = {
    ...kb,
    replies: [],
    voteReasons: kb.taxonomy.voteReasons,
    products: kb.taxonomy.products,
    contact: kb.site.contact,
  };
  return {
    locales: kb.site.locales.filter((locale) => articles.some((article) => article.locale === locale)),
    articles,
    categories: [...new Set(articles.map(({ category }) => category))],
    reasons: kb.taxonomy.voteReasons.map(({ id }) => id),
    people: kb.team.people
      .filter(({ hours, role }) => hours.support > 0 && role !== 'reader')
      .map(({ id, languages, hours }) => ({ id, languages, supportHours: hours.support })),
    feedback: feedbackSettingsOf(source),
    questions: questionSettingsOf(source),
    zone: kb.channels[0]?.hours.zone,
    revisions,
  };
}

/** Three are planted in; the others are what they are compared with. */
const minArticles = 6;
