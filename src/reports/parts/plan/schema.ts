import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';
import { count, part } from '../../shared-schema.ts';
import { alertKinds } from '../alerts/schema.ts';
import { workKinds } from './work.ts';

const amount = z.number().min(0);

const candidateSchema = z.strictObject({
  id: z.string().describe('The same in every report while the need exists.'),
  kind: z.enum(workKinds),
  locale: idField,
  category: idField.nullable(),
  article: idField.nullable().describe('The article to change, or the original to translate; null for a new one.'),
  alert: z.enum(alertKinds).nullable().describe('investigate: what the alert says.'),
  other: idField.nullable().describe('merge: the article that it is merged with.'),
  text: z.string().nullable().describe('In the readers’ words: the question to answer.'),
  texts: z.array(z.string()).describe('answers: questions to add.'),
  severity: severityField,
  hours: amount,
  demand: amount.describe('A week; of what, is said by the kind.'),
  helped: amount.describe('Learners helped a week: demand × the effect of the kind.'),
  value: amount.describe('helped × severity.'),
  able: z.array(idField).describe('People with the skill, the language and hours for writing.'),
  person: idField.nullable().describe('Who does it; null when it is not in the plan.'),
  ifFaster: z
    .boolean()
    .nullable()
    .describe('Whether it is in the plan when everything takes a fifth less; null when it was not computed.'),
  ifSlower: z.boolean().nullable().describe('The same when everything takes a fifth more.'),
});

const personSchema = z.strictObject({
  person: idField,
  availableHours: amount,
  plannedHours: amount,
  utilisation: part.nullable().describe('Planned ÷ available hours; null without hours.'),
  idleHours: amount,
  helped: amount.describe('Learners helped a week by this person’s part.'),
  gain: z.number().nullable().describe('What one more hour would add to the value of the plan; null when it was not computed.'),
});

export const planSchema = z.strictObject({
  state: z
    .enum(['proven', 'bounded', 'nothing', 'nobody'])
    .describe('proven: no plan is worth more. bounded: none is worth more than `bound`. nothing: there is nothing to do.'),
  value: amount.describe('Σ value of what is planned.'),
  bound: amount,
  gap: part.describe('(bound − value) ÷ bound: at most so much is missing.'),
  helped: amount,
  people: z.array(personSchema).describe('As in team.yaml, without those who have no hours for writing.'),
  candidates: z.array(candidateSchema).describe('What is planned first, by person and value; then the rest by value.'),
  left: count.describe('Candidates that are not in the plan.'),
  unable: count.describe('Of these, so many that nobody has the skill or the language for.'),
});

export type PlanReport = z.output<typeof planSchema>;
export type PlannedWork = PlanReport['candidates'][number];

/** A candidate before anything is planned. */
export type Candidate = Omit<PlannedWork, 'able' | 'person' | 'ifFaster' | 'ifSlower'>;

export interface PlanResult {
  plan: PlanReport;
}
