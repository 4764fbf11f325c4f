import { z } from 'zod';
import { idField, type Label, labelField, severityField } from './fields.ts';
import { type Channel, type Holiday, holidaySchema, hoursSchema, type QuestionRules } from './schemas/channels.ts';
import { wordsOutFields } from './schemas/question-rules.ts';
import { replySchema } from './schemas/reply.ts';
import type { Category } from './schemas/taxonomy.ts';
import { type StaffTeam, staffTeamSchema } from './staff-settings.ts';

/** What the endpoint needs to take in questions and to promise a reply; part of `feedback.json`. */
export const questionSettingsSchema = z.strictObject({
  /** Id of the channel whose promise holds for the form; left out when readers cannot ask in a form. */
  form: idField.optional(),
  complaintReplyMinutes: z.int().min(0).optional(),
  assignment: z.enum(['automatic', 'by-hand']).default('by-hand'),
  channels: z.array(z.strictObject({ id: idField, label: labelField, hours: hoursSchema, firstReplyMinutes: z.int().min(0) })),
  holidays: z.array(holidaySchema),
  categories: z.array(
    z.strictObject({
      id: idField,
      label: labelField,
      severity: severityField,
      owner: idField.optional(),
      /** Ids from the root of the tree down to the parent. */
      ancestors: z.array(idField).default([]),
    }),
  ),
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
        /** Ids of categories; a parent includes its children. */
        skills: z.array(idField).default([]),
        /** Hours a week for questions. */
        supportHours: z.number().min(0).max(168).default(0),
        /** When the person works; left out when team.yaml does not say. */
        working: hoursSchema.optional(),
        role: z.enum(['reader', 'agent', 'lead']),
      }),
    )
    .default([]),
  /** Teams, likewise in the internal edition only. */
  teams: z.array(staffTeamSchema).default([]),
  /** Where the site is, for links in letters. */
  baseUrl: z.string().optional(),
  ...wordsOutFields,
  /** What the staff can begin a reply with; in the internal edition only. */
  replies: z
    .array(
      z.strictObject({
        ...replySchema.shape,
        id: idField,
        locale: idField,
        text: z.string(),
      }),
    )
    .default([]),
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
  siteName,
  people = [],
  teams = [],
  replies = [],
}: QuestionSource): QuestionSettings {
  const { questions: rules, holidays } = service;
  const form = formChannel(channels, rules);
  const isStaff = teams.length > 0;
  return {
    ...(form !== undefined && { form: form.id }),
    ...(rules.complaintReplyMinutes !== undefined && { complaintReplyMinutes: rules.complaintReplyMinutes }),
    assignment: rules.assignment,
    channels: channels.map(({ id, label, hours, firstReplyMinutes }) => ({ id, label, hours, firstReplyMinutes })),
    holidays: [...holidays],
    categories: categories.map(({ id, label, severity, ancestors, owner }) => ({
      id,
      label,
      severity,
      ancestors: [...ancestors],
      ...(isStaff && { owner }),
    })),
    products: products.map(({ id, label }) => ({ id, label })),
    people: [...people],
    teams: [...teams],
    ...(baseUrl !== undefined && { baseUrl }),
    ...(rules.mail && { mail: { ...rules.mail, name: { ...siteName, ...rules.mail.name } } }),
    webhooks: rules.webhooks,
    escalation: isStaff ? rules.escalation : { complaints: [], others: [] },
    replies: [...replies],
    contact,
  };
}

export interface QuestionSource {
  service: { questions: QuestionRules; holidays: readonly Holiday[] };
  channels: readonly Channel[];
  categories: readonly (Pick<Category, 'id' | 'label' | 'severity' | 'ancestors'> & { owner?: string | undefined })[];
  products: readonly { id: string; label: z.output<typeof labelField> }[];
  contact: string;
  baseUrl?: string | undefined;
  /** Whose letters these are, unless `mail` says. */
  siteName?: Label | undefined;
  teams?: readonly StaffTeam[] | undefined;
  people?: QuestionSettings['people'] | undefined;
  replies?: QuestionSettings['replies'] | undefined;
}

/** The channel whose hours and promise hold for the form; `undefined` when there is no form. */
export function formChannel(channels: readonly Channel[], rules: QuestionRules): Channel | undefined {
  if (rules.form === 'off') return undefined;
  const named = channels.find(({ id }) => id === rules.channel);
  return named ?? channels.find(({ kind }) => kind === 'form') ?? channels.find(({ kind }) => kind === 'mail') ?? channels[0];
}
