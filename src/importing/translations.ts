import { readFileSync } from 'node:fs';
import { defaultLocale, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { revisionOf, revisionPattern } from '../knowledge/revision.ts';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import { renderContext } from '../markdown/compile/context.ts';
import { parseBody } from '../markdown/parse.ts';
import { wordsOf } from '../markdown/words.ts';
import { digestOf, type ImportRecord } from './import-record.ts';
import type { Placed } from './place-article.ts';

/** An original as it has been imported. */
interface Original {
  id: string;
  revision(): string | undefined;
  /** What the export called its revision. */
  exportedAs: unknown;
}

/** Says which revision of its original an imported translation follows. */
export interface Translations {
  /** Remembers a text in the default locale; translations come after it. */
  addOriginal(article: Placed, data: Pick<ArticleData, 'title' | 'summary'>, body: string): void;
  /** @returns `translates`, or what is to be told when it cannot be known */
  follow(article: Placed): { translates?: string | undefined; lost: string[] };
}

/**
 * The revision is that of the text that was imported together with the translation, even when a writer has edited that
 * article since: then the translation is outdated. Without one, it is the article that an earlier import wrote, if
 * nobody has edited it.
 */
export function createTranslations(kb: KnowledgeBase, record: ImportRecord): Translations {
  const locale = defaultLocale(kb);
  const context = renderContext(locale, { ...kb, videoHosts: [], media: new Map() });
  const originals = new Map<string, Original>();
  const revisionOfText = ({ title, summary }: Pick<ArticleData, 'title' | 'summary'>, body: string): string | undefined => {
    const parsed = parseBody(body);
    return 'tree' in parsed ? revisionOf({ title, summary, words: wordsOf(parsed.tree, context) }) : undefined;
  };
  const present = new Map(kb.articles.filter((article) => article.locale === locale).map((article) => [article.id, article]));
  const digests = new Set(Object.values(record.articles).map(({ digest }) => digest));

  function presentRevision(id: string): string | undefined {
    const article = present.get(id);
    if (article === undefined || !digests.has(digestOf(readFileSync(article.file, 'utf8')))) return undefined;
    return revisionOfText(article.data, article.body);
  }

  /** A translation of ours that was outdated stays so. */
  function followOwn(article: Placed, original: Original | undefined): string | undefined {
    const written = article.own?.fields['translates'];
    if (typeof written !== 'string' || !revisionPattern.test(written)) return undefined;
    if (original === undefined) return present.has(article.id) ? written : undefined;
    return written === original.exportedAs ? original.revision() : written;
  }

  return {
    addOriginal(article, data, body) {
      if (article.locale !== locale) return;
      let revision: string | undefined;
      originals.set(article.group, {
        id: article.id,
        // Only few originals have translations in an import.
        revision: () => (revision ??= revisionOfText(data, body)),
        exportedAs: article.own?.fields['revision'],
      });
    },
    follow(article) {
      if (article.locale === locale) return { lost: [] };
      const imported = originals.get(article.group);
      if (imported !== undefined && imported.id !== article.id) return { lost: [] };
      if (article.own !== undefined) return { translates: followOwn(article, imported), lost: [] };
      const translates = imported === undefined ? presentRevision(article.id) : imported.revision();
      return translates !== undefined && article.isOutdated
        ? { lost: ['which text it translates, as it is outdated there'] }
        : { translates, lost: [] };
    },
  };
}
