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
export type AlertReport = Pick<Report, 'next'>;

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

function reportAlerts({ next }: AlertReport, { articles, categories }: AlertContent): OwnedAlert[] {
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

/** Teams first, then people, then what belongs to nobody. */
function ownersOf({ team, site }: AlertContent): Omit<OwnerAlerts, 'alerts'>[] {
  const [locale = ''] = site.locales;
  return [
    ...team.teams.map(({ id, name, mail }) => ({ owner: id, name: name[locale] ?? id, mail })),
    ...team.people.map(({ id, name }) => ({ owner: id, name, mail: undefined })),
    { owner: nobody, name: site.name[locale] ?? nobody, mail: undefined },
  ];
}
