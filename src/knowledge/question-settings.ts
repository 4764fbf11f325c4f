import { z } from 'zod';
import { idField, labelField, severityField } from './fields.ts';
import { type Channel, type Holiday, holidaySchema, hoursSchema, type QuestionRules } from './schemas/channels.ts';
import { wordsOutFields } from './schemas/question-rules.ts';
import { type StaffTeam, staffTeamSchema } from './staff-settings.ts';

/** What the endpoint needs to take in questions and to promise a reply; part of `feedback.json`. */
export const questionSettingsSchema = z.strictObject({
  /** Id of the channel whose promise holds for the form; left out when readers cannot ask in a form. */
  form: idField.optional(),
  complaintReplyMinutes: z.int().min(0).optional(),
  channels: z.array(z.strictObject({ id: idField, label: labelField, hours: hoursSchema, firstReplyMinutes: z.int().min(0) })),
  holidays: z.array(holidaySchema),
  categories: z.array(z.strictObject({ id: idField, label: labelField, severity: severityField, owner: idField.optional() })),
  products: z.array(z.strictObject({ id: idField, label: labelField })),
  /** Who works on questions; in the internal edition only, whose files the public does not see. */
  people: z
    .array(
      z.strictObject({
        id: idField,
        name: z.string(),
        team: labelField.optional(),
        teams: z.array(idField).default([]),
        mail: z.email().optional(),
        languages: z.array(idField),
        role: z.enum(['reader', 'agent', 'lead']),
      }),
    )
    .default([]),
  /** Teams, likewise in the internal edition only. */
  teams: z.array(staffTeamSchema).default([]),
  /** Where the site is, for links in letters. */
  baseUrl: z.string().optional(),
  ...wordsOutFields,
  /** Where askers can send what a form cannot take. */
  contact: z.email().optional(),
});

export type QuestionSettings = z.output<typeof questionSettingsSchema>;

export function questionSettingsOf({
  service,
  channels,
  categories,
  products,
  contact,
  baseUrl,
  people = [],
  teams = [],
}: QuestionSource): QuestionSettings {
  const { questions: rules, holidays } = service;
  const form = formChannel(channels, rules);
  const isStaff = teams.length > 0;
  return {
    ...(form !== undefined && { form: form.id }),
    ...(rules.complaintReplyMinutes !== undefined && { complaintReplyMinutes: rules.complaintReplyMinutes }),
    channels: channels.map(({ id, label, hours, firstReplyMinutes }) => ({ id, label, hours, firstReplyMinutes })),
    holidays: [...holidays],
    categories: categories.map(({ id, label, severity, owner }) => ({ id, label, severity, ...(isStaff && { owner }) })),
    products: products.map(({ id, label }) => ({ id, label })),
    people: [...people],
    teams: [...teams],
    ...(baseUrl !== undefined && { baseUrl }),
    ...(rules.mail && { mail: rules.mail }),
    webhooks: rules.webhooks,
    escalation: isStaff ? rules.escalation : { complaints: [], others: [] },
    contact,
  };
}

export interface QuestionSource {
  service: { questions: QuestionRules; holidays: readonly Holiday[] };
  channels: readonly Channel[];
  categories: readonly {
    id: string;
    label: z.output<typeof labelField>;
    severity: z.output<typeof severityField>;
    owner?: string | undefined;
  }[];
  products: readonly { id: string; label: z.output<typeof labelField> }[];
  contact: string;
  baseUrl?: string | undefined;
  teams?: readonly StaffTeam[] | undefined;
  people?: QuestionSettings['people'] | undefined;
}

/** The channel whose hours and promise hold for the form; `undefined` when there is no form. */
export function formChannel(channels: readonly Channel[], rules: QuestionRules): Channel | undefined {
  if (rules.form === 'off') return undefined;
  const named = channels.find(({ id }) => id === rules.channel);
  return named ?? channels.find(({ kind }) => kind === 'form') ?? channels.find(({ kind }) => kind === 'mail') ?? channels[0];
}
