import { type Rule, rules } from '../../findings/rules.ts';
import { articleKey } from '../../knowledge/article-id.ts';
import { dayOf } from '../../metrics/instants.ts';
import type { ReportInput } from '../input.ts';
import { articlesToRewrite } from '../parts/helpfulness/unhelpful-articles.ts';
import type { Report } from '../report-schema.ts';
import type { ArticleReference } from '../shared-schema.ts';

/** Something an owner should know, at most once. */
export type DigestItem = { key: string } & (
  | { kind: 'broken'; article: ArticleReference; rules: readonly Rule[] }
  | { kind: 'rewrite'; article: ArticleReference; notHelpful: number }
  | { kind: 'overdue' | 'due'; article: ArticleReference; dueOn: string }
  | { kind: 'phrasing'; article: ArticleReference; question: string; asked: number }
  | { kind: 'question'; id: string; dueOn: string | null }
);

/** Adds findings of other checks to the articles that they are about. */
export function withFindings(
  articles: ReportInput['articles'],
  findings: readonly { rule: Rule; file: string }[],
): ReportInput['articles'] {
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return articles.map((article) => {
    const { checked, file } = article;
    const found = (byFile.get(file) ?? []).map(({ rule }) => rule);
    if (checked === undefined || found.length === 0) return article;
    return { ...article, checked: { ...checked, rules: [...new Set([...checked.rules, ...found])] } };
  });
}

export const digestKinds = ['question', 'broken', 'rewrite', 'overdue', 'due', 'phrasing'] as const;

/** Families whose findings mean that readers meet something broken. */
const brokenFamilies = ['link/', 'media/', 'mdx/', 'fact/contradicted', 'related/'];

/**
 * What concerns each owner: their articles with something broken, found unhelpful, due or overdue for review, or asked for
 * in words they do not list; and questions assigned to them. A key changes with its cause, so that a new one is told again.
 *
 * @returns by owner id; owners without an item are left out
 */
export function digestItems(
  report: Report,
  input: Pick<ReportInput, 'articles' | 'waitingQuestions'>,
): Map<string, DigestItem[]> {
  const items = new Map<string, DigestItem[]>();
  const add = (owner: string, item: DigestItem): void => void items.set(owner, [...(items.get(owner) ?? []), item]);
  const owners = new Map(input.articles.map((article) => [articleKey(article.locale, article.id), article.owner]));
  const ownerOf = ({ locale, id }: ArticleReference): string | undefined => owners.get(articleKey(locale, id));

  for (const { id, assignee, dueAt } of input.waitingQuestions)
    add(assignee, { kind: 'question', key: `question ${id}`, id, dueOn: dueAt === null ? null : dayOf(dueAt) });
  for (const { locale, id, owner, state, checked } of input.articles) {
    const broken = (checked?.rules ?? []).filter(
      (rule) => rules[rule].severity !== 'info' && brokenFamilies.some((family) => rule.startsWith(family)),
    );
    if (state === 'published' && broken.length > 0)
      add(owner, {
        kind: 'broken',
        key: `broken ${articleKey(locale, id)} ${broken.join(' ')}`,
        article: { locale, id },
        rules: broken,
      });
  }
  for (const { locale, id, owner, current } of articlesToRewrite(report.articles))
    add(owner, {
      kind: 'rewrite',
      key: `rewrite ${articleKey(locale, id)} ${current.epoch}`,
      article: { locale, id },
      notHelpful: current.learners.notHelpful,
    });
  for (const { locale, id, owner, freshness } of report.articles)
    if (freshness !== null && freshness.state !== 'fresh') {
      const kind = freshness.state;
      add(owner, {
        kind,
        key: `${kind} ${articleKey(locale, id)} ${freshness.dueOn}`,
        article: { locale, id },
        dueOn: freshness.dueOn,
      });
    }
  for (const { locale, article, question, asked } of report.searches.proposals.answers) {
    const owner = ownerOf({ locale, id: article });
    if (owner !== undefined)
      add(owner, {
        kind: 'phrasing',
        key: `phrasing ${articleKey(locale, article)} ${question}`,
        article: { locale, id: article },
        question,
        asked,
      });
  }
  return items;
}
