import { type NewFields, writeFrontMatter } from '../new-article/front-matter.ts';
import { templateIn } from '../new-article/templates.ts';
import { channelIds, operatorFilesFor, productsOf } from './operator-files.ts';
import type { Settings } from './settings.ts';
import { type StarterArticle, type StarterId, starterArticles, starterTextsIn } from './starter-texts.ts';

/** A file of a new help centre. */
export interface StarterFile {
  /** Below the content folder. */
  path: string;
  text: string;
}

interface Context {
  today: string;
  /** Time zone of the opening hours. */
  zone: string;
  /** Revision of an article in the default locale, which its translations name; `undefined` before it is known. */
  revisionOf?: (id: string) => string | undefined;
}

/** Everything that a new help centre consists of. Pure. */
export function starterContent(settings: Settings, { today, zone, revisionOf }: Context): StarterFile[] {
  const { locales } = settings;
  const products = productsOf(settings).map(({ id }) => id);
  const files = Object.entries(operatorFilesFor(settings, { today, zone })).map(([path, text]) => ({ path, text }));
  const articles = locales.flatMap((locale, index) => {
    const texts = starterTextsIn(locale);
    const write = (id: string, article: StarterArticle, fields: Omit<NewFields, keyof StarterArticle | 'owner' | 'reviewed'>) => {
      const translates = index === 0 ? undefined : revisionOf?.(id);
      const text = articleText(article, { ...fields, ...(translates !== undefined && { translates }) }, { today, locale });
      return { path: `articles/${locale}/${fields.category}/${id}.mdx`, text };
    };
    return [
      write('contact-us', texts.contact(channelIds(settings)), {
        type: 'faq',
        category: 'getting-help',
        products,
        stage: 'learning',
        state: 'published',
      }),
      ...(Object.keys(starterArticles) as StarterId[]).map((id) =>
        write(id, texts.articles[id], { ...starterArticles[id], products, state: 'draft', escalateTo: 'mail' }),
      ),
    ];
  });
  return [...files, ...articles];
}

function articleText(
  { title, summary, answers, body }: StarterArticle,
  {
    type,
    category,
    products,
    stage,
    state,
    translates,
    escalateTo,
  }: Omit<NewFields, keyof StarterArticle | 'owner' | 'reviewed'>,
  { today, locale }: { today: string; locale: string },
): string {
  const fields: NewFields = {
    title,
    summary,
    type,
    category,
    products,
    stage,
    state,
    owner: 'support',
    reviewed: today,
    ...(translates !== undefined && { translates }),
    answers: [...answers],
    ...(escalateTo !== undefined && { escalateTo }),
  };
  return `${writeFrontMatter(fields, templateIn(locale).answersNote)}\n${body}`;
}
