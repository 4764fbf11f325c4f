import { html } from 'hono/html';
import { languageName } from '../../i18n/format.ts';
import { type Strings, stringsFor } from '../../i18n/strings.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { inHours } from '../assignment/in-hours.ts';
import type { Candidate, Proposal } from '../assignment/propose-person.ts';
import type { StoredQuestion } from '../stored-question.ts';

type Words = Strings['questions']['staff'];

interface Suggestion {
  question: StoredQuestion;
  proposal: Proposal;
  settings: QuestionSettings;
  locale: string;
}

/** Who should reply and why, with the button that gives it to them; or why there is nobody. */
export function suggestedPerson({ question, proposal, settings, locale }: Suggestion) {
  const t = stringsFor(locale).questions.staff;
  if (proposal.outcome !== 'proposed') return html`<p class="staff-suggested">${whyNobody(proposal, question, locale, t)}</p>`;
  const { candidate, expected } = proposal;
  const reasons = reasonsFor(candidate, { question, settings, locale, t });
  const { name } = candidate.person;
  return html`<form class="staff-suggested" method="post" action="/staff/questions/${question.id}">
<input type="hidden" name="move" value="assign"><input type="hidden" name="version" value="${question.version}"><input type="hidden" name="to" value="${candidate.person.id}">
<p><b>${t.suggested(name)}</b> ${[...reasons, t.expected(Math.round(expected.minutes), expected.n)].join(t.listSeparator)}</p><button>${t.give(name)}</button></form>`;
}

function reasonsFor(
  { skill, capacity, work, isWorking }: Candidate,
  { question, settings, locale, t }: { question: StoredQuestion; settings: QuestionSettings; locale: string; t: Words },
): string[] {
  const topic = settings.categories.find(({ id }) => id === skill)?.label[locale] ?? skill;
  return [
    ...(topic === null ? [] : [t.knows(topic)]),
    t.writes(languageName(question.locale, locale)),
    t.capacity(inHours(work), inHours(capacity)),
    ...(isWorking === undefined ? [] : [isWorking ? t.isWorking : t.isAway]),
  ];
}

function whyNobody(
  proposal: Exclude<Proposal, { outcome: 'proposed' }>,
  { locale: own }: StoredQuestion,
  locale: string,
  t: Words,
): string {
  if (proposal.outcome === 'full') return t.full(inHours(proposal.work), inHours(proposal.capacity));
  return proposal.outcome === 'no-skill' ? t.noSkill : t.noLanguage(languageName(own, locale));
}
