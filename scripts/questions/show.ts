import { UserError } from '../../src/errors.ts';
import { articleUrl } from '../../src/knowledge/article-id.ts';
import { customersOfQuestion } from '../../src/questions/customer.ts';
import { listQuestions } from '../../src/questions/list-questions.ts';
import { countDemand, demandDays, priorityOf } from '../../src/questions/priority.ts';
import { proposeKind } from '../../src/questions/propose.ts';
import { proposeSentiment } from '../../src/questions/sentiment/propose-sentiment.ts';
import { movesFrom, states } from '../../src/questions/states.ts';
import { isWhole, type OpenedQuestion, outcomeOf, readQuestion, type StoredStep } from '../../src/questions/stored-question.ts';
import {
  describeDue,
  describeInstant,
  describeSpan,
  firstLine,
  textOrReason,
  unreadableHelp,
  withoutReference,
  wordsFrom,
} from './describe.ts';
import { findArticles } from './find-articles.ts';
import type { Desk, Task } from './task.ts';

export const show: Task = {
  summary: 'shows a question with its history, earlier questions of its asker, and articles that may answer it',
  needsId: true,
  accepts: [],
  async run(desk, { json }, id) {
    const question = await requireQuestion(desk, id);
    const { text = '' } = question.asked ?? {};
    const articles = text === '' ? [] : await findArticles(text, question.locale, desk);
    const proposed = proposeKind(text);
    const priority = priorityOf(question, await countDemand(desk.store, desk.now));
    const others =
      question.customer === null
        ? []
        : await listQuestions(desk.store, desk.sealer, { customers: customersOfQuestion(question, desk.sealer), states }, 20);
    if (json === true) {
      desk.print(
        JSON.stringify(
          { ...withoutReference(question), proposed, articles, priority, moves: movesFrom('staff', question.state) },
          null,
          2,
        ),
      );
      return;
    }
    for (const line of linesOf(question, desk.now)) desk.print(line);
    desk.print(
      `priority    ${priority.priority}: ${priority.frequency} on this topic in ${demandDays} days, harm ${priority.severity}`,
    );
    if (proposed.kind !== question.kind && question.classifiedAt === null)
      desk.print(`probably    ${proposed.kind}: ${proposed.evidence.join(', ')}`);
    const mood = proposeSentiment(text);
    if (mood.sentiment !== 'neutral') desk.print(`sounds      ${mood.sentiment}: ${mood.evidence.join(', ')}`);
    for (const step of question.steps) desk.print(`\n${stepLine(step)}`);
    if (articles.length > 0) desk.print('\nMay answer it:');
    for (const { id: article, title, category } of articles)
      desk.print(`  ${title}  (${category})  ${articleUrl(question.locale, article)}`);
    const earlier = others.filter((other) => other.id !== question.id);
    if (earlier.length > 0) desk.print('\nFrom the same asker:');
    for (const other of earlier) desk.print(`  ${other.id}  ${other.state}  ${firstLine(textOrReason(other), 60)}`);
    desk.print(`\nYou can: ${wordsFrom(question.state)}`);
  },
};

/** @throws UserError when there is none */
export async function requireQuestion({ store, sealer }: Desk, id: string): Promise<OpenedQuestion> {
  const exact = await readQuestion(store, sealer, id);
  if (exact !== undefined) return exact;
  const alike = await listQuestions(store, sealer, { text: id, states }, 3);
  const [only] = alike.filter((each) => each.id.startsWith(id));
  const found = alike.length === 1 && only !== undefined ? await readQuestion(store, sealer, only.id) : undefined;
  if (found !== undefined) return found;
  throw new UserError(`There is no question ${id}.`, '`npm run questions -- list --state all` lists them.');
}

function linesOf(question: OpenedQuestion, now: number): string[] {
  const { asked } = question;
  const rows: [string, string | null | undefined][] = [
    ['question', `${question.id}, ${question.state}, version ${question.version}`],
    [
      'kind',
      `${question.kind}, ${question.category ?? 'unclassified'}${question.product === null ? '' : `, ${question.product}`}`,
    ],
    ['received', `${describeInstant(question.receivedAt)} by ${question.channel}, ${question.locale}`],
    ['due', question.dueAt === null ? null : `${describeInstant(question.dueAt)} (${describeDue(question, now)})`],
    ['with', question.assignee],
    ['came from', question.article],
    ['searched', asked?.query],
    ['order', asked?.order],
    ['contact', asked?.contact],
    ['call back', question.callBackAt === null ? null : describeInstant(question.callBackAt)],
    ['article', question.linked],
    ['outcome', outcomeOf(question)],
    ['stages', stagesOf(question)],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name.padEnd(12)}${value.replaceAll(/\s+/g, ' ')}`],
  );
  // Indented, so that nothing in it looks like a line of ours.
  return [...shown, '', indent(textOrReason(question)), ...(isWhole(question) ? [] : [unreadableHelp]), ''];
}

/** Times between the stages; their sum is the time to the resolution. */
function stagesOf({ receivedAt, classifiedAt, assignedAt, answeredAt, resolvedAt }: OpenedQuestion): string | undefined {
  const stages = [
    ['classified', classifiedAt],
    ['assigned', assignedAt],
    ['answered', answeredAt],
    ['resolved', resolvedAt],
  ] as const;
  let before = receivedAt;
  const timed = stages.flatMap(([name, at]) => {
    if (at === null) return [];
    const span = describeSpan(at - before);
    before = at;
    return [`${name} after ${span}`];
  });
  return timed.length === 0 ? undefined : timed.join(', ');
}

function stepLine({ step, at, actor, move, detail, written, outcome, isUnreadable }: StoredStep): string {
  const details = Object.entries({ ...detail, ...(outcome !== undefined && { outcome }) })
    .map(([name, value]) => `${name} ${String(value).replaceAll(/\s+/g, ' ')}`)
    .join(', ');
  const head = `${step}. ${describeInstant(at)}  ${actor}  ${move}${details === '' ? '' : `  (${details})`}`;
  if (isUnreadable) return `${head}\n${indent('(cannot be decrypted)')}`;
  return written === undefined ? head : `${head}\n${indent(written.text)}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '   ');
}
