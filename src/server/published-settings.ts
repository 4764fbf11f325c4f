import { join } from 'node:path';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../knowledge/feedback-settings.ts';
import { followJson } from './follow-json.ts';

/** Reads the site's `feedback.json` as of the last build; the defaults when there is none. */
export function followSettings(siteDir: string, monotonic: () => number): () => Promise<FeedbackSettings> {
  return followJson(join(siteDir, 'feedback.json'), {
    schema: feedbackSettingsSchema,
    use: (settings) => settings,
    absent: defaultFeedbackSettings,
    monotonic,
  });
}
