import { z } from 'zod';
import { audienceOf, limitsOf, type Sender } from '../../endpoint/actor.ts';
import { emptyField, honeypotField, isMachine, localeField, optionalText, requestIdField } from '../../endpoint/fields.ts';
import { idField } from '../../knowledge/fields.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import type { ReadDaySalt } from '../../readers/day-salt.ts';
import { dayTags } from '../../readers/day-tags.ts';
import { maxCommentLength, maxTextLength, surveysPerDay } from '../../readers/limits.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { countTags, overLimitValues, whenOverLimit } from '../../readers/tag-counts.ts';
import { type Store, statement } from '../../store/store.ts';

/** From 1 (worst) to 5 (best); a form sends it as text. */
export const score = z.union([
  z.int().min(1).max(5),
  z
    .string()
    .regex(/^[1-5]$/)
    .transform(Number),
]);

const yesOrNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((answer) => answer === 'yes')]);

/** Body of `POST /api/surveys`: how satisfied a reader is with the service. */
export const surveySchema = z.strictObject({
  id: requestIdField,
  locale: localeField,
  /** Overall satisfaction. */
  csat: score,
  /** Whether the problem is solved. */
  resolved: z.union([yesOrNo, emptyField]).optional(),
  speed: z.union([score, emptyField]).optional(),
  /** Why, in the reader's own words. */
  reason: optionalText(maxTextLength),
  /** The article or question it is about, if any. */
  article: z.union([idField.max(200), emptyField]).optional(),
  question: z.union([z.string().regex(/^[A-Za-z0-9-]{8,40}$/), emptyField]).optional(),
  website: honeypotField,
});

export type Survey = z.output<typeof surveySchema>;

export interface RecordSurveyOptions {
  sender: Sender;
  readDaySalt: ReadDaySalt;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

/**
 * Stores an answered survey. Idempotent for surveys with an id. Beyond `surveysPerDay`, surveys are stored but not counted.
 *
 * @throws StoreError when it was not stored
 */
export async function recordSurvey(
  store: Store,
  { sender, readDaySalt, now, random }: RecordSurveyOptions,
  survey: Survey,
): Promise<{ outcome: 'stored' | 'duplicate' }> {
  const { locale, csat, resolved, speed, reason, article, question, website } = survey;
  const audience = audienceOf(sender);
  const id = survey.id ?? base64url(random(16));
  const scope = { address: ['survey', audience] };
  const tags = dayTags(await readDaySalt(now), sender, limitsOf(sender, surveysPerDay), scope);
  const [, inserted = []] = await store.write([
    countTags(tags, 'survey', id),
    statement(
      `INSERT INTO survey (id, locale, edition, csat, resolved, speed, reason, article, question, at, trust)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         CASE (CASE WHEN ? = 1 THEN 'machine' ${whenOverLimit(tags.tags)} ELSE '' END) WHEN '' THEN 1 ELSE 0 END)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      id,
      locale,
      audience,
      csat,
      resolved === undefined ? null : Number(resolved),
      speed ?? null,
      reason === undefined ? null : cleanText(reason, maxCommentLength),
      article ?? null,
      question ?? null,
      now,
      Number(isMachine(website)),
      ...overLimitValues(tags.tags),
    ),
  ]);
  return { outcome: inserted.length > 0 ? 'stored' : 'duplicate' };
}
