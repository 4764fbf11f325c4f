import { join } from 'node:path';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../knowledge/feedback-settings.ts';
import { followJson } from './follow-json.ts';

/** Keeps in step with the site's `feedback.json`; without a file the settings of a site without one hold. */
export function followSettings(siteDir: string, monotonic: () => number): () => Promise<FeedbackSettings> {
  return followJson(join(siteDir, 'feedback.json'), {
    schema: feedbackSettingsSchema,
    use: (settings) => settings,
    absent: defaultFeedbackSettings,
    monotonic,
  });
}
