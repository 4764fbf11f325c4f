import { text as readStream } from 'node:stream/consumers';
import { MisuseError, UserError } from '../../src/errors.ts';
import { severityField } from '../../src/knowledge/fields.ts';
import { placeholdersIn } from '../../src/knowledge/placeholder.ts';
import { plainText } from '../../src/privacy/clean-text.ts';
import { makeMove } from '../../src/questions/make-move.ts';
import type { MoveToMake } from '../../src/questions/move.ts';
import { sentiments } from '../../src/questions/sentiment/propose-sentiment.ts';
import { insertText } from '../../src/questions/staff/reply-templates.ts';
import { isWaiting, kinds, type Move } from '../../src/questions/states.ts';
import { type OpenedQuestion, signature } from '../../src/questions/stored-question.ts';
import { maxQuestionLength } from '../../src/readers/limits.ts';
import { readChoice, readCount } from '../command-line.ts';
import { describeDue, unreadableHelp, withoutReference, wordsFrom } from './describe.ts';
import { requireQuestion } from './show.ts';
import { type Desk, requireKnown, requirePerson, type Task, type TaskOptions } from './task.ts';

/** What a move takes from the command line. */
interface Staff {
  /** Word of the command; the move when left out. */
  name?: string;
  summary: string;
  accepts: readonly (keyof TaskOptions)[];
  read: (desk: Desk, options: TaskOptions, question: OpenedQuestion) => Promise<Partial<MoveToMake>> | Partial<MoveToMake>;
}

const staffMoves: Readonly<Partial<Record<Move, Staff>>> = {
  classify: {
    summary: 'says what it is: kind, category, product, severity',
    accepts: ['kind', 'category', 'product', 'severity', 'sentiment'],
    read: ({ settings }, { kind, category, product, severity, sentiment }) => {
      requireKnown('category', category, settings.categories);
      requireKnown('product', product, settings.products);
      return {
        kind: kind === undefined ? undefined : readChoice('a kind', kind, kinds),
        category,
        product,
        sentiment: sentiment === undefined ? undefined : readChoice('a sentiment', sentiment, sentiments),
        severity: severity === undefined ? undefined : readChoice('a severity', severity, severityField.options),
      };
    },
  },
  assign: {
    summary: 'gives it to a person',
    accepts: ['to'],
    read: (desk, { to, as }) => ({ assignee: requirePerson(desk, to ?? as, 'to').id }),
  },
  answer: {
    summary: 'replies; the asker sees it on the page of the question and may get it by mail',
    accepts: ['text', 'template', 'article'],
    read: async (desk, options, { locale }) => {
      const article = articleOf(desk, options.article, locale);
      const person = requirePerson(desk, options.as);
      const team = desk.kb.team.teams.find(({ id }) => id === person.teams[0])?.name[locale];
      const by = signature(person.name, team, locale);
      return { written: { text: await readReply(desk, options, locale), by, article }, article: article?.id };
    },
  },
  add: {
    name: 'ask-back',
    summary: 'asks the asker something, who sees it on the page of the question and may get it by mail',
    accepts: ['text'],
    read: async (desk, options, { locale }) => {
      const person = requirePerson(desk, options.as);
      const team = desk.kb.team.teams.find(({ id }) => id === person.teams[0])?.name[locale];
      return { written: { text: await readText(options), by: signature(person.name, team, locale) } };
    },
  },
  resolve: {
    summary: 'closes it; a complaint needs its --outcome',
    accepts: ['outcome'],
    read: (_, { outcome }) => ({ outcome }),
  },
  reopen: { summary: 'takes it up again', accepts: [], read: () => ({}) },
  note: {
    summary: 'adds a note that only the staff sees',
    accepts: ['text'],
    read: async (_, options) => ({ written: { text: await readText(options) } }),
  },
  link: {
    summary: 'names the article that answers it',
    accepts: ['article'],
    read: (desk, { article }, { locale }) => {
      if (article === undefined) throw new MisuseError('--article is missing.', 'Name the id of an article.');
      return { article: articleOf(desk, article, locale)?.id };
    },
  },
  erase: { summary: 'deletes what was written, and the contact, for good', accepts: [], read: () => ({}) },
};

/** One task for each move of the staff. */
export const moveTasks: Readonly<Record<string, Task>> = Object.fromEntries(
  Object.entries(staffMoves).map(([move, { name = move, summary, accepts, read }]): [string, Task] => [
    name,
    {
      summary,
      needsId: true,
      accepts: ['as', 'minutes', ...accepts],
      async run(desk, options, id) {
        const person = requirePerson(desk, options.as);
        const question = await requireQuestion(desk, id);
        const minutes = options.minutes === undefined ? undefined : readCount('minutes', options.minutes, 10_000);
        const made = {
          ...(await read(desk, options, question)),
          move: move as Move,
          side: 'staff',
          actor: person.id,
          minutes,
        } as const;
        const result = await makeMove(desk.store, desk, question.id, made);
        if (result.outcome !== 'done') throw refusal(result.outcome, move, question);
        const after = result.question;
        desk.print(
          options.json === true
            ? JSON.stringify(withoutReference(after), null, 2)
            : `${after.id} is ${after.state}${isWaiting(after.state) ? `, ${describeDue(after, desk.now)}` : ''}.`,
        );
      },
    },
  ]),
);

function refusal(outcome: string, move: string, question: OpenedQuestion): UserError {
  switch (outcome) {
    case 'outcome-missing':
      return new UserError(
        'A complaint is resolved only with what it led to.',
        'Say it with --outcome, such as --outcome refunded.',
      );
    case 'unreadable':
      return new UserError(`Question ${question.id} cannot be decrypted, so its asker cannot be reached.`, unreadableHelp);
    case 'stale':
      return new UserError(
        'Somebody else is changing this question.',
        `Look at it again: \`npm run questions -- show ${question.id}\`.`,
      );
    case 'unknown':
      return new UserError(`Question ${question.id} was erased.`, 'Nothing of it is left to work with.');
    default:
      return new UserError(
        `Question ${question.id} is ${question.state}, so it cannot be the subject of \`${move}\`.`,
        `You can ${wordsFrom(question.state)}.`,
      );
  }
}

function articleOf({ kb }: Desk, id: string | undefined, locale: string): { id: string; title: string } | undefined {
  if (id === undefined) return undefined;
  const article =
    kb.articles.find((each) => each.id === id && each.locale === locale) ?? kb.articles.find((each) => each.id === id);
  if (article === undefined)
    throw new MisuseError(`There is no article \`${id}\`.`, 'Name the id of an article, which is the name of its file.');
  return { id, title: article.data.title };
}

/** The text of a template, with `--text` below it where both are given. */
async function readReply({ settings }: Desk, options: TaskOptions, locale: string): Promise<string> {
  const { template: id } = options;
  if (id === undefined) return requireFilled(await readText(options));
  const alike = settings.replies.filter((each) => each.locale === locale);
  requireKnown('template', id, alike);
  const inserted = alike.find((each) => each.id === id)?.text ?? '';
  return requireFilled(options.text === undefined ? inserted : insertText(inserted, await readText(options)));
}

/** @throws MisuseError when something between ⟪ and ⟫ is left to fill in */
function requireFilled(text: string): string {
  const [unfilled] = placeholdersIn(text);
  if (unfilled === undefined) return text;
  throw new MisuseError(
    `${unfilled.text} is still to be filled in.`,
    `Send the finished reply with --text, or on standard input with \`--text -\`:\n\n${text}`,
  );
}

/** The text of `--text`, or of standard input for `--text -`. */
async function readText({ text }: TaskOptions): Promise<string> {
  if (text === undefined)
    throw new MisuseError('--text is missing.', 'Write what to say, or `--text -` to read it from standard input.');
  const written = plainText(text === '-' ? await readStream(process.stdin) : text).trim();
  if (written === '') throw new MisuseError('The text is empty.', 'Write what to say.');
  if ([...written].length > maxQuestionLength)
    throw new MisuseError(`The text has ${[...written].length} characters.`, `Shorten it to ${maxQuestionLength}.`);
  return written;
}
