import type { SearchedMessage, SearchOrder } from './nearest-articles.ts';
import { searchTexts } from './search-texts.ts';

/** Searches for the texts that its parent sends, and ends. */
process.once('message', async ({ siteDir, texts }: SearchOrder) => {
  const message: SearchedMessage = await searchTexts(siteDir, texts).then(
    (nearest) => ({ nearest }),
    (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  process.send?.(message, () => process.disconnect());
});
// The report has failed or was stopped.
process.once('disconnect', () => process.exit());
