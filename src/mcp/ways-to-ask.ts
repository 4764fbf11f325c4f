import { z } from 'zod';
import { pageUrl } from '../knowledge/page-url.ts';
import type { KnownArticles } from './help-centre.ts';

/** How to reach a person, for questions that the articles do not answer. */
export const wayToAskSchema = z.object({
  label: z.string(),
  address: z.string().describe('Phone number, mail address or account'),
  url: z.string(),
  languages: z.array(z.string()).describe('Locales in which staff answer'),
});

export type WayToAsk = z.output<typeof wayToAskSchema>;

/** Those in the reader's language first. */
export function waysToAsk({ channels, baseUrl }: KnownArticles, locale: string): { page: string; ways: WayToAsk[] } {
  const ways = channels
    .toSorted((a, b) => Number(b.languages.includes(locale)) - Number(a.languages.includes(locale)))
    .map(({ label, ...channel }) => ({ label: label[locale] ?? Object.values(label)[0] ?? '', ...channel }));
  return { page: baseUrl + pageUrl(locale, 'channels'), ways };
}
