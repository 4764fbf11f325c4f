import { z } from 'zod';
import { idField, labelField } from './fields.ts';
import { type Site, siteSchema } from './schemas/site.ts';
import type { VoteReason } from './schemas/taxonomy.ts';

/**
 * `feedback.json`: what the endpoint must know of the operator's files. The build writes it beside
 * `revisions.json`; like that it is public and holds no secret.
 */
export const feedbackSettingsSchema = z.strictObject({
  version: z.literal(1),
  /** A failed search is kept as text from so many readers within the window of days. */
  demandThreshold: siteSchema.shape.demandThreshold,
  retention: siteSchema.shape.retention,
  /** Why a reader found an article not helpful, in the order of taxonomy.yaml. */
  voteReasons: z.array(z.strictObject({ id: idField, label: labelField })).default([]),
  /** Ids of all categories; a failed search of another one is unclassified. */
  categories: z.array(idField).default([]),
  /** IANA time zone of the service, in which pages of the endpoint say times; left out: that of the machine. */
  zone: z.string().optional(),
});

export type FeedbackSettings = z.output<typeof feedbackSettingsSchema>;

/** What holds for a site whose build wrote no settings. */
export const defaultFeedbackSettings: FeedbackSettings = feedbackSettingsSchema.parse({ version: 1 });

/** Pure: the settings of a knowledge base. */
export function feedbackSettingsOf({ site, voteReasons, categories, channels }: SettingsSource): FeedbackSettings {
  const { demandThreshold, retention } = site;
  return {
    version: 1,
    demandThreshold,
    retention,
    voteReasons: voteReasons.map(({ id, label }) => ({ id, label })),
    categories: categories.map(({ id }) => id),
    // Channels are listed with the one that readers should try first on top.
    zone: channels[0]?.hours.zone,
  };
}

export interface SettingsSource {
  site: Pick<Site, 'demandThreshold' | 'retention'>;
  voteReasons: readonly VoteReason[];
  categories: readonly { id: string }[];
  channels: readonly { hours: { zone: string } }[];
}
