import { readFileSync } from 'node:fs';
import { defaultLocale, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { revisionOf } from '../knowledge/revision.ts';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import { renderContext } from '../markdown/compile/context.ts';
import { parseBody } from '../markdown/parse.ts';
import { wordsOf } from '../markdown/words.ts';
import { digestOf, type ImportRecord } from './import-record.ts';
import type { Placed } from './place-article.ts';

/** An original as it has been imported. */
interface Original {
  id: string;
  revision: string;
  /** What the export called its revision. */
  exportedAs: unknown;
}

/** Says which revision of its original an imported translation follows. */
export interface Translations {
  /** Remembers a text in the default locale; translations come after it. */
  addOriginal(article: Placed, data: Pick<ArticleData, 'title' | 'summary'>, body: string): void;
  /** @returns `translates`, or what is to be told when it cannot be known */
  follow(article: Placed): { translates?: string; lost: string[] };
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
  const imported = new Set(Object.values(record.articles).map(({ digest }) => digest));

  function presentRevision(id: string): string | undefined {
    const article = present.get(id);
    if (article === undefined || !imported.has(digestOf(readFileSync(article.file, 'utf8')))) return undefined;
    return revisionOfText(article.data, article.body);
  }

  return {
    addOriginal(article, data, body) {
      const revision = article.locale === locale ? revisionOfText(data, body) : undefined;
      if (revision !== undefined)
        originals.set(article.group, { id: article.id, revision, exportedAs: article.own?.fields['revision'] });
    },
    follow(article) {
      if (article.locale === locale) return { lost: [] };
      const original = originals.get(article.group);
      const revision = original === undefined ? presentRevision(article.id) : original.revision;
      const isSame = original === undefined || original.id === article.id;
      const written = article.own?.fields['translates'];
      if (article.own !== undefined) {
        if (typeof written !== 'string' || !/^[0-9a-f]{12}$/.test(written)) return { lost: [] };
        // A translation that was outdated stays so.
        if (original !== undefined && isSame)
          return { translates: written === original.exportedAs ? original.revision : written, lost: [] };
        return present.has(article.id) ? { translates: written, lost: [] } : { lost: [] };
      }
      if (revision === undefined || !isSame) return { lost: [] };
      if (article.isOutdated) return { lost: ['which text it translates, as it is outdated there'] };
      return { translates: revision, lost: [] };
    },
  };
}
