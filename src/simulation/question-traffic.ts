import { simulationTexts } from '../i18n/simulation.ts';
import { hourMs, minuteMs } from '../metrics/instants.ts';
import type { Kind } from '../questions/states.ts';
import type { Agenda, Happening } from './agenda.ts';
import type { Traffic } from './article-traffic.ts';
import type { HelpDesk } from './help-desk.ts';
import { levelOn } from './plant-truth.ts';
import { someReader, someTime } from './readers.ts';
import { shareOf } from './search-traffic.ts';

/** Questions for each visit. */
const questionsPerVisit = 0.03;

/** Visits of the form that end on a suggested article, for each question that is sent. */
const deflectedPerQuestion = 0.5;

const kindShares: readonly (readonly [Kind, number])[] = [
  ['question', 0.7],
  ['fault', 0.15],
  ['wish', 0.08],
  ['complaint', 0.07],
];

interface Service {
  agenda: Agenda;
  desk: HelpDesk;
}

/** Questions of a day with everything that becomes of them, which goes on the agenda. */
export function questionsOn(day: string, traffic: Traffic, service: Service): Happening[] {
  const { content, truth, random, popularity, sent } = traffic;
  const level = levelOn(truth, day);
  const asked = content.articles.flatMap(({ locale, category, product, phrasings, id }, index) => {
    const isSurging = category === truth.surge.category && truth.surge.from <= day && day <= truth.surge.to;
    const mean =
      truth.readersPerDay * level * questionsPerVisit * (popularity[index] ?? 0) * (isSurging ? truth.surge.factor : 1);
    return Array.from({ length: random.poisson(mean) }, () =>
      question(day, { locale, category, product, article: id, text: random.pick(phrasings) }, traffic, service),
    );
  });
  const missing = content.locales.flatMap((locale) => {
    const mean = truth.readersPerDay * level * questionsPerVisit * truth.missingTopic.shareOfQuestions * shareOf(locale, traffic);
    return Array.from({ length: random.poisson(mean) }, () => {
      sent.missingTopicQuestions += 1;
      const text = random.pick(truth.missingTopic.phrasings[locale] ?? []);
      return question(
        day,
        { locale, category: content.categories[0], product: undefined, article: undefined, text },
        traffic,
        service,
      );
    });
  });
  const all = [...asked, ...missing];
  sent.questions += all.length;
  return [...all, ...formCounts(day, all.length, traffic)];
}

interface Asked {
  locale: string;
  category: string | undefined;
  product: string | undefined;
  article: string | undefined;
  text: string;
}

function question(day: string, { text, ...asked }: Asked, traffic: Traffic, { agenda, desk }: Service): Happening {
  const { random, truth, record, sent } = traffic;
  const at = someTime(random, day);
  const reader = someReader(random, truth);
  const kind = kindShares[random.weighted(kindShares.map(([, share]) => share))]?.[0] ?? 'question';
  const median = truth.handling.find((one) => one.kind === kind)?.medianMinutes ?? 0;
  const minutes = Math.max(1, Math.round(random.logNormal(median, 0.5)));
  /** Two of three questions are answered with the article that says it. */
  const linked = random.chance(0.67) ? asked.article : undefined;
  const { mark, reply, outcome } = simulationTexts(asked.locale);

  async function answer(id: string, arrivedAt: number): Promise<void> {
    const handling = desk.handle(arrivedAt, asked.locale, minutes);
    if (handling === undefined) return;
    const { person: actor, startedAt, answeredAt } = handling;
    const staff = { side: 'staff' as const, actor };
    const classify = { move: 'classify' as const, ...staff, kind, minutes: 2 };
    agenda.add({ at: startedAt, run: async () => void (await record.move(startedAt, id, classify)) });
    const assign = { move: 'assign' as const, ...staff, assignee: actor };
    agenda.add({ at: startedAt + 1, run: async () => void (await record.move(startedAt + 1, id, assign)) });
    agenda.add({
      at: answeredAt,
      async run() {
        await record.move(answeredAt, id, {
          move: 'answer',
          ...staff,
          minutes,
          article: linked,
          written: { text: mark + reply },
        });
        sent.replies += 1;
        sent.handlingMinutes += minutes + 2;
        follow(id, answeredAt, arrivedAt, actor);
      },
    });
  }

  /** Some ask again, most are content, the others are closed after two days. */
  function follow(id: string, answeredAt: number, arrivedAt: number, actor: string): void {
    const later = answeredAt + random.logNormal(4, 0.8) * hourMs;
    const end = random.weighted([0.12, 0.5, 0.38]);
    if (end === 0) {
      const again = { move: 'reopen' as const, side: 'asker' as const, actor: 'asker', written: { text: mark + text } };
      agenda.add({
        at: later,
        async run() {
          await record.move(later, id, again);
          await answer(id, later);
        },
      });
      return;
    }
    const closedAt = end === 1 ? later : answeredAt + 48 * hourMs;
    const by = end === 1 ? { side: 'asker' as const, actor: 'asker' } : { side: 'staff' as const, actor };
    agenda.add({
      at: closedAt,
      async run() {
        await record.move(closedAt, id, { move: 'resolve', ...by, ...(end === 2 && { outcome }) });
        if (random.chance(0.4)) await rate(id, closedAt + 5 * minuteMs, answeredAt - arrivedAt);
      },
    });
  }

  /** Whoever waits longer is less content. */
  async function rate(id: string, ratedAt: number, waitedMs: number): Promise<void> {
    const patience =
      waitedMs < 2 * hourMs ? [1, 1, 3, 20, 45] : waitedMs < 24 * hourMs ? [2, 3, 8, 30, 30] : [10, 12, 18, 20, 12];
    const csat = 1 + random.weighted(patience);
    const speed = Math.max(1, Math.min(5, csat + random.below(3) - 1));
    await record.survey(ratedAt, reader, {
      // As the page of a question sends it.
      id: `${id} rating`,
      question: id,
      locale: asked.locale,
      csat,
      resolved: csat > 2,
      speed,
      reason: undefined,
    });
    await record.move(ratedAt, id, { move: 'rate', side: 'asker', actor: 'asker' });
    sent.surveys += 1;
  }

  return {
    at,
    async run() {
      const stored = await record.question(at, reader, { ...asked, text: mark + text });
      if ('id' in stored) await answer(stored.id, at);
    },
  };
}

/** Visits of the form, which are counted by day. */
function formCounts(day: string, asked: number, { record, random, content }: Traffic): Happening[] {
  const at = Date.parse(day) + 1;
  const locale = content.locales[0] ?? '';
  const deflected = random.poisson(asked * deflectedPerQuestion);
  const helped = Math.min(deflected, random.poisson(deflected * 0.3));
  const counts = {
    'ask-opened': Math.round(1.3 * asked) + deflected,
    'ask-suggestion': deflected,
    'ask-helped': helped,
    'ask-sent': asked,
  };
  return Object.entries(counts).flatMap(([what, n]) =>
    n === 0 ? [] : [{ at, run: async () => void (await record.count(at, locale, what, n)) }],
  );
}
