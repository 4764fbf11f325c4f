import { checkContent } from '../checks/check-content.ts';
import { isToBeTranslated, translationState } from '../checks/translation-state.ts';
import type { CompiledArticle } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import type { Finding } from '../findings/finding.ts';
import type { Rule } from '../findings/rules.ts';
import { articleKey, languageTag } from '../knowledge/article-id.ts';
import type { articleTypes } from '../knowledge/schemas/article.ts';
import { type Readability, readabilityOf } from '../metrics/readability.ts';

/** What checks say of an article’s text. */
export interface CheckedText {
  type: (typeof articleTypes)[number];
  /** Rules with a finding in its file, each once, in alphabetical order. */
  rules: readonly Rule[];
  components: readonly string[];
  links: number;
  media: number;
  /** Whether it leads on: to a channel or to related articles. */
  leadsOn: boolean;
  /** `undefined` for short texts and other languages than Chinese and English. */
  readability: Readability | undefined;
  /** Share of the other locales with an up-to-date translation, or of a translation 1 or 0; `undefined` where none is expected. */
  translated: number | undefined;
}

/** By `articleKey`. */
export async function checkTexts(content: Content, today: string): Promise<Map<string, CheckedText>> {
  return checkedTexts(content, await checkContent(content, { today }));
}

/** By `articleKey`, from findings that are at hand. */
export function checkedTexts(content: Content, findings: readonly Finding[]): Map<string, CheckedText> {
  const rules = Map.groupBy(findings, ({ file }) => file);
  const byKey = new Map(content.articles.map((article) => [articleKey(article.locale, article.id), article]));
  return new Map(
    content.articles.map((article) => [
      articleKey(article.locale, article.id),
      {
        type: article.data.type,
        rules: [...new Set((rules.get(article.file) ?? []).map(({ rule }) => rule))].sort(),
        components: article.fragment.components,
        links: article.fragment.links.length,
        media: article.fragment.media.length,
        leadsOn: article.data.escalateTo !== undefined || article.data.related.length > 0,
        readability: readabilityOf(runningText(article), languageTag(article.locale)),
        translated: translatedShare(article, content.kb.site.locales, byKey),
      },
    ]),
  );
}

/** Without headings. Emphasis and links cut a sentence into pieces, which are joined again. */
function runningText({ fragment: { words, headings } }: CompiledArticle): string {
  const titles = new Set(headings.map(({ text }) => text));
  return words
    .filter((piece) => !titles.has(piece))
    .map((piece) => (/[.!?:。！？：；]["”’）)]?$/u.test(piece) ? `${piece}\n` : piece))
    .join('');
}

function translatedShare(
  article: CompiledArticle,
  [original, ...others]: readonly string[],
  byKey: ReadonlyMap<string, CompiledArticle>,
): number | undefined {
  if (original === undefined || others.length === 0 || !isToBeTranslated(article)) return undefined;
  const source = byKey.get(articleKey(original, article.id));
  if (source === undefined) return undefined;
  const isCurrent = (translation: CompiledArticle | undefined): boolean =>
    translation?.data.state === 'published' && translationState(source, translation) === 'up-to-date';
  if (article.locale !== original) return isCurrent(article) ? 1 : 0;
  return others.filter((locale) => isCurrent(byKey.get(articleKey(locale, article.id)))).length / others.length;
}
