import type { Finding } from '../../findings/finding.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Report } from '../../reports/report-schema.ts';
import { type AlertKind, alertRules } from './alert-kinds.ts';

/** Something that has to be done although nobody has made a mistake. */
export interface Alert {
  kind: AlertKind;
  /** The file to edit; `undefined` when it has to be written. */
  file: string | undefined;
  /** What is wrong and what to do. */
  text: string;
}

/** What a team or person has to do. */
export interface OwnerAlerts {
  /** From team.yaml; {@link nobody} for what is not an article’s. */
  owner: string;
  /** In the default locale. */
  name: string;
  mail: string | undefined;
  alerts: Alert[];
}

/** Opening hours and the like have no owner. */
export const nobody = 'help-centre';

/** What the alerts need of the content. */
export type AlertContent = Pick<KnowledgeBase, 'articles' | 'team' | 'site' | 'categories'>;

/** What the alerts need of a report. */
export type AlertReport = Pick<Report, 'next' | 'alerts'>;

/**
 * Alerts by owner, in the order of team.yaml, without owners that have none.
 *
 * @param report left out when there is no store to report on
 */
export function alertsOf(
  findings: readonly Pick<Finding, 'rule' | 'file' | 'message' | 'hint'>[],
  report: AlertReport | undefined,
  content: AlertContent,
): OwnerAlerts[] {
  const ownerOf = new Map(content.articles.map(({ file, data }) => [file, data.owner]));
  const owned = [
    ...findings
      .filter(({ rule }) => Object.hasOwn(alertRules, rule))
      .map(({ rule, file, message, hint }) => ({
        owner: ownerOf.get(file),
        alert: { kind: rule as AlertKind, file, text: `${message} ${hint}` },
      })),
    ...(report === undefined ? [] : reportAlerts(report, content)),
  ];
  const owners = ownersOf(content);
  const known = new Set(owners.map(({ owner }) => owner));
  // An owner that team.yaml does not have is an error of its own, and no reason to lose the alert.
  const byOwner = Map.groupBy(owned, ({ owner = nobody }) => (known.has(owner) ? owner : nobody));
  return owners
    .map((owner) => ({ ...owner, alerts: (byOwner.get(owner.owner) ?? []).map(({ alert }) => alert) }))
    .filter(({ alerts }) => alerts.length > 0);
}

interface OwnedAlert {
  owner: string | undefined;
  alert: Alert;
}

function reportAlerts({ next, alerts: { alerts } }: AlertReport, content: AlertContent): OwnedAlert[] {
  const { articles, categories } = content;
  const unhelpful = next.rewrite.flatMap(({ locale, id }) =>
    articles
      .filter((article) => article.locale === locale && article.id === id)
      .map(({ file, data }) => ({
        owner: data.owner,
        alert: { kind: 'unhelpful' as const, file, text: `${data.title}: most readers of the present text say it did not help.` },
      })),
  );
  // What readers typed stays in the report: issues may be public.
  const unanswered = next.write.filter((gap) => gap.kind === 'unanswered-question');
  const byCategory = [...Map.groupBy(unanswered, ({ category, locale }) => `${locale}/${category ?? ''}`).values()];
  return [
    ...alerts.map((alert) => worse(alert, content)),
    ...unhelpful,
    ...byCategory.flatMap((gaps) => {
      const [{ category, locale } = { category: null, locale: '' }] = gaps;
      const number = gaps.length === 1 ? 'A question' : `${gaps.length} questions`;
      const where = category === null ? '' : `, nearest to the category ${category}`;
      const text = `${number} of readers (${locale})${where}. The report has ${gaps.length === 1 ? 'it' : 'them'}.`;
      const owner = categories.find(({ id }) => id === category)?.owner;
      return [{ owner, alert: { kind: 'unanswered' as const, file: undefined, text } }];
    }),
  ];
}

/** An alert of the report, in a sentence that stays the same until its week does. */
function worse(alert: Report['alerts']['alerts'][number], { articles, categories }: AlertContent): OwnedAlert {
  const since = `since the week of ${alert.since.from}`;
  const owner = alert.owner ?? undefined;
  if (alert.kind === 'fall') {
    const { locale, id } = alert.article;
    const found = articles.find((article) => article.locale === locale && article.id === id);
    const text = `${found?.data.title ?? id}: helps fewer readers ${since}. Compare it with the product as it is now.`;
    return { owner, alert: { kind: 'worse', file: found?.file, text } };
  }
  const category = categories.find(({ id }) => id === alert.category)?.id;
  const what = { ...increases, topic: `More searches and questions about ${category ?? alert.category}` }[alert.kind];
  return { owner, alert: { kind: 'worse', file: undefined, text: `${what} ${since}. The report has the figures.` } };
}

const increases = {
  complaints: 'More complaints',
  dissatisfied: 'More dissatisfied learners',
  'failed-searches': 'More searches that fail',
} as const;

/** Teams first, then people, then what belongs to nobody. */
function ownersOf({ team, site }: AlertContent): Omit<OwnerAlerts, 'alerts'>[] {
  const [locale = ''] = site.locales;
  return [
    ...team.teams.map(({ id, name, mail }) => ({ owner: id, name: name[locale] ?? id, mail })),
    ...team.people.map(({ id, name }) => ({ owner: id, name, mail: undefined })),
    { owner: nobody, name: site.name[locale] ?? nobody, mail: undefined },
  ];
}
