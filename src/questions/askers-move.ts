import { z } from 'zod';
import { emptyField, honeypotField, optionalText } from '../endpoint/fields.ts';
import { score } from '../feedback/surveys/survey.ts';
import { maxQuestionLength } from '../readers/limits.ts';
import type { MoveToMake } from './move.ts';
import { writtenText } from './question.ts';

const version = z.union([
  z.int().min(1),
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
]);

/** Body of `POST /api/questions/<reference>`: what whoever asked can do. */
export const askersMoveSchema = z
  .strictObject({
    move: z.enum(['add', 'correct', 'resolve', 'reopen', 'rate', 'erase']),
    /** Number of the newest step that they saw. */
    version: version.optional(),
    text: z.union([emptyField, writtenText]).optional(),
    csat: score.optional(),
    speed: z.union([score, emptyField]).optional(),
    reason: optionalText(maxQuestionLength),
    website: honeypotField,
  })
  .refine(({ move, text }) => text !== undefined || !['add', 'correct', 'reopen'].includes(move), { path: ['text'] })
  .refine(({ move, csat }) => csat !== undefined || move !== 'rate', { path: ['csat'] });

export type AskersMove = z.output<typeof askersMoveSchema>;

/** What is written down of it. */
export function toMove({ move, version, text }: AskersMove): MoveToMake {
  return {
    move,
    side: 'asker',
    actor: 'asker',
    version,
    ...(text !== undefined && { written: { text } }),
    ...(move === 'correct' && text !== undefined && { asked: { text } }),
  };
}
