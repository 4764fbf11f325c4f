import { join } from 'node:path';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../knowledge/feedback-settings.ts';
import { followJson } from './follow-json.ts';

/** Keeps in step with the site's `feedback.json`; without a file the settings of a site without one hold. */
export function followSettings(siteDir: string, clock: () => number): () => Promise<FeedbackSettings> {
  const use = (settings: FeedbackSettings): FeedbackSettings => settings;
  return followJson(join(siteDir, 'feedback.json'), {
    schema: feedbackSettingsSchema,
    use,
    absent: defaultFeedbackSettings,
    clock,
  });
}
