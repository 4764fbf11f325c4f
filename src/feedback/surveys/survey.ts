import { z } from 'zod';
import { idField } from '../../knowledge/fields.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import type { ReadDaySalt } from '../../readers/day-salt.ts';
import { surveyTags } from '../../readers/day-tags.ts';
import { surveysPerDay } from '../../readers/limits.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import type { Reader } from '../../readers/reader.ts';
import { see, tooOftenValues, whenSeenTooOften } from '../../readers/tag-counts.ts';
import { type Store, statement } from '../../store/store.ts';
import { maxCommentLength, optionalText } from '../comments/comment.ts';
import { localeField, requestIdField } from '../searches/failed-search.ts';
import type { Edition } from '../votes/vote.ts';

const emptyIsNone = z.literal('').transform(() => undefined);

/** 1 is worst, 5 is best; a form sends it as text. */
const score = z.union([
  z.int().min(1).max(5),
  z
    .string()
    .regex(/^[1-5]$/)
    .transform(Number),
]);

const yesOrNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((answer) => answer === 'yes')]);

/** Body of `POST /api/surveys`: how a reader was served. */
export const surveySchema = z.strictObject({
  id: requestIdField,
  locale: localeField,
  /** Satisfaction in all. */
  csat: score,
  /** Whether the problem is solved. */
  resolved: z.union([yesOrNo, emptyIsNone]).optional(),
  speed: z.union([score, emptyIsNone]).optional(),
  /** Why, in the reader's own words. */
  reason: optionalText(2 * maxCommentLength),
  /** What it is about, when it is about an article or a question. */
  article: z.union([idField.max(200), emptyIsNone]).optional(),
  question: z.union([z.string().regex(/^[A-Za-z0-9-]{8,40}$/), emptyIsNone]).optional(),
  website: z.string().max(200).optional(),
});

export type Survey = z.output<typeof surveySchema>;

export interface RecordSurveyOptions {
  edition: Edition;
  reader: Reader;
  readDaySalt: ReadDaySalt;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

/**
 * Stores an answered survey. Sent again with the same id it is one. Of one device group, one address and
 * one network so many count in a day as `surveysPerDay` says.
 *
 * @throws StoreError when it was not stored
 */
export async function recordSurvey(
  store: Store,
  { edition, reader, readDaySalt, now, random }: RecordSurveyOptions,
  survey: Survey,
): Promise<{ outcome: 'stored' | 'duplicate' }> {
  const { locale, csat, resolved, speed, reason, article, question, website = '' } = survey;
  const id = survey.id ?? base64url(random(16));
  const tags = surveyTags(await readDaySalt(now), reader, edition, surveysPerDay);
  const [, inserted = []] = await store.write([
    see(tags, 'survey', id),
    statement(
      `INSERT INTO survey (id, locale, edition, csat, resolved, speed, reason, article, question, at, trust)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         CASE (CASE WHEN ? = 1 THEN 'machine' ${whenSeenTooOften(tags.tags)} ELSE '' END) WHEN '' THEN 1 ELSE 0 END)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      id,
      locale,
      edition,
      csat,
      resolved === undefined ? null : Number(resolved),
      speed ?? null,
      reason === undefined ? null : cleanText(reason, maxCommentLength),
      article ?? null,
      question ?? null,
      now,
      Number(website !== ''),
      ...tooOftenValues(tags.tags),
    ),
  ]);
  return { outcome: inserted.length > 0 ? 'stored' : 'duplicate' };
}
