import { MisuseError, UserError } from '../../errors.ts';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { idPattern } from '../../knowledge/fields.ts';
import { defaultLocale, type KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Article } from '../../knowledge/read-entry.ts';
import type { ArticleData } from '../../knowledge/schemas/article.ts';
import { type NewFields, writeFrontMatter } from './front-matter.ts';
import { templateIn } from './templates.ts';

/** An article that does not exist yet; what is left out is taken from its category, or from its original. */
export interface Wanted {
  type: ArticleData['type'];
  id: string;
  locale: string;
  category?: string | undefined;
  title?: string | undefined;
  /** Questions that it must be found by; left to be filled in when there are none. */
  answers?: readonly string[] | undefined;
  products?: readonly string[] | undefined;
  stage?: string | undefined;
  owner?: string | undefined;
  /** Folder below that of the locale; by default the one in which most articles of the category are. */
  folder?: string | undefined;
}

/** An original that a new article translates. */
export interface Original extends Pick<Article, 'data' | 'body'> {
  revision: string;
}

export interface NewArticle {
  /** Below the content folder: `articles/en/orders/refund.mdx`. */
  path: string;
  text: string;
}

/** The text of a new draft. What only its writer knows is a placeholder. */
export function newArticle(
  wanted: Wanted,
  { kb, today, original }: { kb: KnowledgeBase; today: string; original: Original | undefined },
): NewArticle {
  const { type, id, locale } = wanted;
  refuseTaken(wanted, kb);
  if (original !== undefined && original.data.type !== type) {
    const message = `The original of \`${id}\` is of type \`${original.data.type}\`, so its translation cannot be of type \`${type}\`.`;
    throw new MisuseError(
      message,
      `Write \`npm run new -- ${original.data.type} ${id} --locale ${locale}\`, or choose another id.`,
    );
  }
  const template = templateIn(locale);
  const basis = original?.data ?? usualIn(wanted.category, type, kb);
  const fields: NewFields = {
    title: wanted.title ?? template.title,
    summary: template.summary,
    type,
    category: wanted.category ?? basis.category,
    products: [...(wanted.products ?? basis.products)],
    stage: wanted.stage ?? basis.stage,
    ...(original?.data.audience === 'internal' && { audience: 'internal' }),
    state: 'draft',
    owner: wanted.owner ?? basis.owner,
    reviewed: today,
    ...(original?.data.reviewEvery !== undefined && { reviewEvery: original.data.reviewEvery }),
    ...(original !== undefined && { translates: original.revision }),
    answers: wanted.answers === undefined || wanted.answers.length === 0 ? [template.answer] : [...wanted.answers],
    ...(original !== undefined && original.data.related.length > 0 && { related: original.data.related }),
    ...(original?.data.escalateTo !== undefined && { escalateTo: original.data.escalateTo }),
    ...(type === 'known-issue' && { issue: original?.data.issue ?? { status: 'open', since: today, severity: 'medium' } }),
  };
  const body = original === undefined ? template.bodies[type] : `${template.translate}\n\n${original.body.trim()}\n`;
  const folder = wanted.folder ?? usualFolder(fields.category, locale, kb);
  return {
    path: ['articles', locale, folder, `${id}.mdx`].filter((part) => part !== '').join('/'),
    text: `${writeFrontMatter(fields, template.answersNote)}\n${body}`,
  };
}

/** @throws MisuseError when it cannot be an id; UserError when there is such an article */
export function refuseTaken({ id, locale }: Pick<Wanted, 'id' | 'locale'>, kb: KnowledgeBase): void {
  if (!idPattern.test(id)) {
    throw new MisuseError(
      `\`${id}\` cannot be the id of an article.`,
      'Use a-z, 0-9 and single hyphens, such as `refund-a-course`: it becomes the address of the page.',
    );
  }
  const taken = [...kb.articles, ...kb.broken.articles].find((article) => article.id === id && article.locale === locale);
  if (taken !== undefined)
    throw new UserError(`${taken.file} is already there.`, 'Edit that file, or choose another id; nothing was written.');
}

/** The article that a new one translates; `undefined` for one in the default locale, or without an original. */
export function originalOf<Candidate extends Article>(
  { id, locale }: Pick<Wanted, 'id' | 'locale'>,
  kb: KnowledgeBase,
  articles: readonly Candidate[],
): Candidate | undefined {
  const first = defaultLocale(kb);
  return locale === first ? undefined : articles.find((article) => article.id === id && article.locale === first);
}

/** @throws MisuseError that lists what may be named */
export function requireKnown(option: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const guess = didYouMean(nearest(value, known));
  throw new MisuseError(`--${option} cannot be \`${value}\`.${guess}`, `Name one of ${known.join(', ')}.`);
}

type Usual = Pick<ArticleData, 'category' | 'products' | 'stage' | 'owner'>;

/**
 * What most articles of a category say, preferably of the same type.
 *
 * @throws UserError when taxonomy.yaml has no such category
 */
function usualIn(id: string | undefined, type: ArticleData['type'], kb: KnowledgeBase): Usual {
  const category = kb.categories.find((each) => each.id === id);
  const { products, stages } = kb.taxonomy;
  if (category === undefined)
    throw new UserError(
      `There is no category \`${id}\`.`,
      `Run \`npm run check\`: ${kb.dir}/taxonomy.yaml has none that can be used.`,
    );
  const alike = kb.articles.filter(({ data }) => data.category === id);
  const ofType = alike.filter(({ data }) => data.type === type);
  const examples = (ofType.length > 0 ? ofType : alike).map(({ data }) => data);
  return {
    category: category.id,
    products: mostFrequent(examples.map((data) => data.products)) ?? products.slice(0, 1).map((product) => product.id),
    stage: mostFrequent(examples.map((data) => data.stage)) ?? stages[0]?.id ?? '',
    owner: category.owner,
  };
}

/** The folder of most articles of a category in a locale; one named like its topmost category when there are none. */
function usualFolder(category: string, locale: string, kb: KnowledgeBase): string {
  const folders = kb.articles
    .filter((article) => article.locale === locale && article.data.category === category)
    .map(({ file }) => file.slice(`${kb.dir}/articles/${locale}/`.length).split('/').slice(0, -1).join('/'));
  const [topmost = category] = kb.categories.find(({ id }) => id === category)?.ancestors ?? [];
  return mostFrequent(folders) ?? topmost;
}

function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const groups = [...Map.groupBy(values, (value) => JSON.stringify(value)).values()];
  return groups.sort((a, b) => b.length - a.length)[0]?.[0];
}
