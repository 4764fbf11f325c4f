import { countFindings } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { editUrl } from '../knowledge/edit-url.ts';
import { defaultLocale, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import type { Period } from '../metrics/period.ts';
import type { CheckedText } from './checked-texts.ts';
import type { ArticleInput, BaseInput, PresentText } from './input.ts';

/**
 * Extracts what the report needs from a knowledge base. Pure.
 *
 * @param present texts that readers see now, by `articleKey`
 * @param checked what checks say of each text, by `articleKey`
 */
export function baseInput(
  kb: KnowledgeBase,
  {
    present,
    checked = new Map(),
    ...days
  }: {
    today: string;
    period: Period;
    present: ReadonlyMap<string, PresentText>;
    checked?: ReadonlyMap<string, CheckedText>;
  },
): BaseInput {
  const { site, taxonomy, team, categories } = kb;
  return {
    ...days,
    site: { name: site.name, baseUrl: site.baseUrl },
    minReaders: site.demandThreshold.readers,
    locales: site.locales.length > 0 ? site.locales : [defaultLocale(kb)],
    categories: categories.map(({ id, label, severity, ancestors, childIds, owner }) => ({
      id,
      label,
      severity,
      ancestors,
      childIds,
      owner,
    })),
    products: taxonomy.products.map(({ id, label }) => ({ id, label })),
    stages: taxonomy.stages.map(({ id, label }) => ({ id, label })),
    channels: kb.channels.map(({ id, label }) => ({ id, label })),
    owners: [
      ...team.teams.map(({ id, name }) => ({ id, label: name })),
      ...team.people.map(({ id, name, languages }) => ({
        id,
        label: Object.fromEntries(site.locales.map((locale) => [locale, name])),
        languages,
      })),
    ],
    people: team.people.map(({ id, name, teams, skills, languages, hours }) => ({ id, name, teams, skills, languages, hours })),
    efforts: team.efforts,
    articles: kb.articles.map((article) => ({
      ...articleInput(article, kb, present),
      checked: checked.get(articleKey(article.locale, article.id)),
    })),
    replies: kb.replies.map(({ locale, data: { category, kind } }) => ({ locale, category, kind })),
    voteReasons: taxonomy.voteReasons,
    targets: kb.targets,
    synonyms: kb.synonyms,
    findings: countFindings(kb.findings),
  };
}

function articleInput(
  article: KnowledgeBase['articles'][number],
  kb: KnowledgeBase,
  present: ReadonlyMap<string, PresentText>,
): ArticleInput {
  const { id, locale, file, data } = article;
  const { title, category, products, stage, audience, state, owner, reviewed, answers, redirectFrom } = data;
  return {
    id,
    locale,
    file,
    editUrl: kb.site.editing && editUrl(kb.site.editing, 'articles', article),
    title,
    category,
    products,
    stage,
    audience,
    state,
    owner,
    reviewed,
    reviewEvery: reviewEveryOf(article, kb),
    answers,
    redirectFrom,
    present: present.get(articleKey(locale, id)),
  };
}
