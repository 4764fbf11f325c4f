import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** What happens to a question that somebody can be told of. */
export const questionEvents = [
  'received',
  'added',
  'assigned',
  'answered',
  'asked-back',
  'resolved',
  'reopened',
  'rated',
  'at-risk',
  'escalated',
] as const;
export type QuestionEvent = (typeof questionEvents)[number];

/** What a report tells: what is new for an owner, once a week, and what has become worse, at once. */
export const reportEvents = ['digest', 'alert'] as const;

/** Everything that a message can tell of. */
export type MessageEvent = QuestionEvent | (typeof reportEvents)[number];

/** How a message is written and signed: as JSON for programs, or as a chat group's robot takes it. */
export const webhookFormats = ['json', 'feishu', 'dingtalk', 'wecom', 'slack'] as const;

/** Where questions are announced. Its address and secret are in the environment, never in a file. */
export const webhookSchema = z.strictObject({
  id: idField
    .max(40, 'must be at most 40 characters')
    .refine((id) => !id.endsWith('-secret'), 'must not end in `-secret`')
    .describe(
      'Names its variables: `team-chat` has its address in KB_WEBHOOK_TEAM_CHAT, its secret in KB_WEBHOOK_TEAM_CHAT_SECRET.',
    ),
  events: z
    .array(z.enum([...questionEvents, ...reportEvents]))
    .min(1)
    .describe('What it is told of.'),
  format: z.enum(webhookFormats).default('json').describe('`json` for programs, or the robot of a chat group.'),
  includes: z
    .array(z.enum(['text']))
    .default([])
    .describe(
      'What of the asker’s own words it is told: nothing by default; with `text`, the question and replies, and what digests propose to add.',
    ),
  locale: idField.optional().describe('Language of its messages; by default the first of site.yaml.'),
});

/** Letters to askers and staff, sent by the server in KB_SMTP. */
export const questionMailSchema = z.strictObject({
  from: z.email().describe('Sender of all letters; replies to it should be piped into `npm run questions -- receive`.'),
  name: labelField.optional().describe('Name of the sender; by default that of the site.'),
  plus: z
    .enum(['on', 'off'])
    .default('off')
    .describe('Whether mail to `name+anything@…` arrives too; then each letter has a reply address of its own.'),
});

const levelSchema = z.strictObject({
  afterMinutes: z.int().min(0).describe('Minutes of opening hours after the promised reply.'),
  tell: z
    .array(idField)
    .min(1)
    .describe(
      'Who is told: `team` (whose question it is), `lead` (its leads), `above` (the team above it), or ids of team.yaml.',
    ),
});

export type EscalationLevel = z.output<typeof levelSchema>;

const levelList = z
  .array(levelSchema)
  .max(9, 'must be at most 9 levels')
  .refine(
    (levels) => levels.every(({ afterMinutes }, index) => index === 0 || afterMinutes > (levels[index - 1]?.afterMinutes ?? 0)),
    'must be in the order of `afterMinutes`, each later than the one before',
  )
  .default([]);

/** Who is told when nobody replies. */
export const escalationSchema = z.strictObject({
  warnMinutes: z
    .int()
    .min(1)
    .optional()
    .describe('Minutes of opening hours before the promised reply at which whoever has the question is reminded.'),
  complaints: levelList.describe('Levels for complaints that nobody has replied to.'),
  others: levelList.describe('Levels for all other questions past their promise.'),
});

export type Escalation = z.output<typeof escalationSchema>;

/** `tell` of a level that names no id. */
export const tellWords: readonly string[] = ['team', 'lead', 'above'];

/** What is said of words out, in `questions` of channels.yaml. */
export const wordsOutFields = {
  mail: questionMailSchema.optional().describe('Letters to askers who want them, and to staff; none when left out.'),
  webhooks: z
    .array(webhookSchema)
    .max(20, 'must be at most 20')
    .refine((hooks) => new Set(hooks.map(({ id }) => id)).size === hooks.length, 'must have different ids')
    .default([])
    .describe('Chat groups and programs that are told of questions.'),
  escalation: escalationSchema.prefault({}).describe('Who is told, and when, of questions that nobody replies to.'),
};
