import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { BulletinKind } from '../../questions/bulletins/bulletin.ts';
import type { Concern } from '../../questions/bulletins/put-bulletins.ts';
import { staffAddress } from '../../questions/mail/mail-carriers.ts';
import type { Address } from '../../questions/outbox/message.ts';
import type { ReportInput } from '../input.ts';
import { pageLocales } from '../renderers/locales.ts';
import type { Report } from '../report-schema.ts';
import { alertContent, digestContent } from './digest-content.ts';
import { digestItems } from './items.ts';

type Alert = Report['alerts']['alerts'][number];
type Staff = Pick<QuestionSettings, 'mail' | 'webhooks' | 'people' | 'teams'>;

/** What a report has to tell each owner: a digest of what concerns them, and the alerts that stand. */
export function concernsOf(
  report: Report,
  input: Pick<ReportInput, 'articles' | 'waitingQuestions' | 'owners'>,
  staff: Staff,
): Concern[] {
  const locales = pageLocales(report);
  const inEach = <Content>(write: (locale: string) => Content): Record<string, Content> =>
    Object.fromEntries(locales.map((locale) => [locale, write(locale)]));
  const items = digestItems(report, input);
  const hasWords = staff.webhooks.some(({ events, includes }) => events.includes('digest') && includes.includes('text'));
  const digests = input.owners.flatMap(({ id: owner }): Concern[] => {
    const own = items.get(owner) ?? [];
    if (own.length === 0) return [];
    const contents = (told: ReadonlySet<string>) =>
      inEach((locale) => digestContent(report, { owner, locale, items: own, told, hasWords }));
    return [
      { kind: 'digest', owner, keys: own.map(({ key }) => key), addresses: addressesOf('digest', [owner], staff), contents },
    ];
  });
  const alerts = [...Map.groupBy(report.alerts.alerts, ({ owner }) => owner)].map(([owner, own]): Concern => {
    const addresses = addressesOf('alert', owner === null ? inCharge(staff) : [owner], staff);
    const contents = (told: ReadonlySet<string>) =>
      inEach((locale) =>
        alertContent(
          report,
          own.filter((alert) => !told.has(keyOf(alert))),
          locale,
        ),
      );
    return { kind: 'alert', owner, keys: own.map(keyOf), addresses, contents };
  });
  return [...digests, ...alerts];
}

/** The same while an alert stands: the week of its beginning may be told more exactly later. */
function keyOf(alert: Alert): string {
  return alert.kind === 'fall'
    ? `fall ${alert.article.locale}/${alert.article.id}`
    : [alert.kind, alert.category ?? ''].join(' ').trim();
}

/** Who is told of what belongs to nobody: the leads, or all teams where nobody leads. */
function inCharge({ people, teams }: Staff): string[] {
  const leads = people.filter(({ role }) => role === 'lead').map(({ id }) => id);
  return leads.length > 0 ? leads : teams.map(({ id }) => id);
}

function addressesOf(kind: BulletinKind, owners: readonly string[], staff: Staff): Address[] {
  return [
    ...staff.webhooks
      .filter(({ events }) => events.includes(kind))
      .map(({ id }): Address => ({ carrier: 'webhook', target: id })),
    ...(staff.mail === undefined ? [] : owners.filter((owner) => staffAddress(staff, owner) !== undefined)).map(
      (target): Address => ({ carrier: 'staff', target }),
    ),
  ];
}
