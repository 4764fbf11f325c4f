import { z } from 'zod';
import { emptyField } from '../../endpoint/fields.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { idField, severityField } from '../../knowledge/fields.ts';
import { placeholdersIn } from '../../knowledge/placeholder.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { plainText } from '../../privacy/clean-text.ts';
import { maxQuestionLength } from '../../readers/limits.ts';
import type { MoveToMake } from '../move.ts';
import { sentiments } from '../sentiment/propose-sentiment.ts';
import { kinds, type Move } from '../states.ts';
import { signature } from '../stored-question.ts';
import type { ReplyDraft } from './reply-form.ts';
import type { Person } from './staff-routes.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) => z.union([emptyField, schema]).optional();

const text = z
  .string()
  .max(maxQuestionLength)
  .transform((each) => plainText(each).trim());

const schema = z.strictObject({
  move: z.enum(['classify', 'assign', 'answer', 'add', 'resolve', 'reopen', 'note', 'link', 'accept', 'erase']),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional(),
  text: text.optional(),
  kind: optional(z.enum(kinds)),
  category: optional(idField),
  severity: optional(severityField),
  sentiment: optional(z.enum(sentiments)),
  to: optional(idField),
  /** Id and title of the article that goes with a reply, by a space. */
  article: optional(
    z
      .string()
      .max(500)
      .regex(/^[a-z0-9-]{1,200} \S/),
  ),
  outcome: optional(text),
  minutes: optional(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number),
  ),
  /** Sent by the buttons that insert a template or the words of an article: `reply ID`, `article ID`. */
  insert: z
    .string()
    .max(220)
    .regex(/^(?:reply|article) [a-z0-9-]{1,200}$/)
    .optional(),
  /** Sent by the button that also closes the question. */
  solve: z.string().max(5).optional(),
});

/** What a form of the staff asks for. */
export interface StaffMove {
  made: MoveToMake;
  /** What was in the form, to be shown again when it is refused. */
  draft: ReplyDraft;
  /** What to insert into it, instead of making the move. */
  insert: { what: 'reply' | 'article'; id: string } | undefined;
  /** The first thing in a reply that somebody still has to fill in. */
  unfilled: string | undefined;
  isSolving: boolean;
  /** Whether the move needs words and there are none. */
  isTextMissing: boolean;
}

/** @throws Problem `invalid-fields` */
export function parseStaffMove(
  fields: unknown,
  { person, settings, locale }: { person: Person; settings: QuestionSettings; locale: string },
): StaffMove {
  const sent = parseFields(schema, fields);
  const { move, version, kind, severity, sentiment, outcome, minutes } = sent;
  const [article = '', ...title] = sent.article?.split(' ') ?? [];
  const [what = 'reply', inserted = ''] = (sent.insert?.split(' ') ?? []) as ['reply' | 'article', string] | [];
  const by = signature(person.name, person.team?.[locale], locale);
  const isTextMissing = (move === 'answer' || move === 'add' || move === 'note') && !sent.text;
  const attached = article === '' ? undefined : { id: article, title: title.join(' ') };
  return {
    draft: { text: sent.text ?? '', article: sent.article || undefined, minutes },
    insert: sent.insert === undefined ? undefined : { what, id: inserted },
    unfilled: move === 'answer' ? placeholdersIn(sent.text ?? '')[0]?.text : undefined,
    isSolving: move === 'answer' && sent.solve !== undefined,
    isTextMissing,
    made: {
      // Recorded as a note, since it does not change the state.
      move: move === 'accept' ? 'note' : move,
      isAccepted: move === 'accept' || undefined,
      side: 'staff',
      actor: person.id,
      version,
      kind,
      severity,
      sentiment: sentiment || undefined,
      outcome: outcome || undefined,
      minutes,
      category: settings.categories.find(({ id }) => id === sent.category)?.id,
      assignee:
        move === 'assign'
          ? (settings.people.find(({ id, role }) => id === sent.to && role !== 'reader')?.id ?? person.id)
          : undefined,
      article: attached?.id,
      ...(sent.text && {
        written: { text: sent.text, ...(move === 'answer' && { by, article: attached }), ...(move === 'add' && { by }) },
      }),
    },
  };
}

/** Readers look; only leads delete. */
export function mayDo(role: Person['role'], move: Move): boolean {
  return role === 'lead' || (role === 'agent' && move !== 'erase');
}
