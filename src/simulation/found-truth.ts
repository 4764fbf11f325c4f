import type { Truth } from './truth.ts';

/** What of a report is compared with the truth; reports are not imported here. */
export interface ComparedReport {
  next: { rewrite: readonly Reference[] };
  alerts: {
    alerts: readonly ComparedAlert[];
    possible: readonly ComparedAlert[];
    past: readonly ComparedAlert[];
  };
  searches: { questions: readonly { locale: string; asked: number; phrasings: readonly { text: string }[] }[] };
  votes: { heldBack: number };
}

interface Reference {
  locale: string;
  id: string;
}

interface ComparedAlert {
  kind: string;
  article?: Reference;
  category?: string | null;
}

/** Something that was planted, and where the report has it; `null` when it has not. */
export interface Found {
  planted: string;
  where: string | null;
}

/** Where a report has each thing that was planted, in the order of the truth. Empty where nothing was. */
export function foundOf({ brokenArticles, missingTopic, surge, spam }: Truth, report: ComparedReport): Found[] {
  const { alerts, past, possible } = report.alerts;
  const first = ([...places]: (string | false)[]): string | null => places.find((place) => place !== false) ?? null;
  const isOn = (alert: ComparedAlert, { article, locale }: { article: string; locale: string }): boolean =>
    alert.article?.id === article && alert.article.locale === locale;
  const isSurge = ({ kind, category }: ComparedAlert): boolean => kind === 'topic' && category === surge.category;
  return [
    ...brokenArticles.map((broken) => ({
      planted: `${broken.article} (${broken.locale}) helps ${percent(broken.after)} from ${broken.from}`,
      where: first([
        report.next.rewrite.some(({ id, locale }) => id === broken.article && locale === broken.locale) && 'to rewrite',
        alerts.some((alert) => isOn(alert, broken)) && 'alert',
        possible.some((alert) => isOn(alert, broken)) && 'possible fall',
      ]),
    })),
    ...(missingTopic.shareOfSearches === 0 ? [] : Object.entries(missingTopic.phrasings)).map(([locale, phrasings]) => {
      const own = report.searches.questions.filter((question) => question.locale === locale);
      const [most] = own.toSorted((a, b) => b.asked - a.asked);
      const isFirst = most?.phrasings.every(({ text }) => phrasings.includes(text)) ?? false;
      return { planted: `missing topic (${locale}): ${phrasings[0] ?? ''}`, where: isFirst ? 'asked most' : null };
    }),
    ...(surge.factor === 1
      ? []
      : [
          {
            planted: `surge of ${surge.category}, ${surge.from} to ${surge.to}`,
            where: first([alerts.some(isSurge) && 'alert', past.some(isSurge) && 'past alert']),
          },
        ]),
    ...(spam.votes === 0
      ? []
      : [{ planted: `${spam.votes} spam votes`, where: report.votes.heldBack >= 0.9 * spam.votes ? 'held back' : null }]),
  ];
}

/** Alerts that nothing was planted for. */
export function alarmedForNothing({ brokenArticles, surge }: Truth, { alerts }: ComparedReport): string[] {
  const isPlanted = ({ id, locale }: Reference): boolean =>
    brokenArticles.some((broken) => broken.article === id && broken.locale === locale);
  const isExplained = ({ kind, article, category }: ComparedAlert): boolean =>
    article === undefined ? surge.factor > 1 && (kind !== 'topic' || category === surge.category) : isPlanted(article);
  return [...alerts.alerts, ...alerts.past]
    .filter((alert) => !isExplained(alert))
    .map(({ kind, article, category }) => [kind, article === undefined ? category : `${article.locale}/${article.id}`].join(' '));
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
