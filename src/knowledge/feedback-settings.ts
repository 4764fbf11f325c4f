import { z } from 'zod';
import { idField, labelField } from './fields.ts';
import { type QuestionSource, questionSettingsOf, questionSettingsSchema } from './question-settings.ts';
import { type Site, siteSchema } from './schemas/site.ts';
import type { VoteReason } from './schemas/taxonomy.ts';

/** `feedback.json`: the operator's settings that the endpoint needs. Written by the build; public, like `revisions.json`. */
export const feedbackSettingsSchema = z.strictObject({
  version: z.literal(1),
  /** Number of readers within a number of days from which the text of a failed search is stored. */
  demandThreshold: siteSchema.shape.demandThreshold,
  retention: siteSchema.shape.retention,
  /** Reasons that readers can choose for a not-helpful vote, in the order of taxonomy.yaml. */
  voteReasons: z.array(z.strictObject({ id: idField, label: labelField })).default([]),
  /** Ids of all categories. A failed search with any other category counts as unclassified. */
  categories: z.array(idField).default([]),
  /** IANA time zone for times on the endpoint's pages; without it, the machine's. */
  zone: z.string().optional(),
  /** What the endpoint needs to take in questions; it takes none without. */
  questions: questionSettingsSchema.optional(),
});

export type FeedbackSettings = z.output<typeof feedbackSettingsSchema>;

/** Settings of a site without `feedback.json`. */
export const defaultFeedbackSettings: FeedbackSettings = feedbackSettingsSchema.parse({ version: 1 });

export function feedbackSettingsOf(source: SettingsSource): FeedbackSettings {
  const { site, voteReasons, categories, channels } = source;
  const { demandThreshold, retention } = site;
  return {
    version: 1,
    demandThreshold,
    retention,
    voteReasons: voteReasons.map(({ id, label }) => ({ id, label })),
    categories: categories.map(({ id }) => id),
    // The first channel is the one readers should try first.
    zone: channels[0]?.hours.zone,
    questions: questionSettingsOf(source),
  };
}

export interface SettingsSource extends QuestionSource {
  site: Pick<Site, 'demandThreshold' | 'retention'>;
  voteReasons: readonly VoteReason[];
}
