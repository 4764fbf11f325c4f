import { type CompiledArticle, recallForText } from '../content/compiled-article.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { languageTag } from '../knowledge/article-id.ts';
import { lexiconOf } from '../search/lexicon/lexicon.ts';
import { createTextReader } from '../search/text/text-reader.ts';
import { type Check, fieldPosition, isPublished } from './check.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { isMeant } from './meant-answers.ts';

/**
 * Share of a question's content words that the body must have when nothing else of the article has any: a long body has some
 * word of almost any question.
 */
const minBodyShare = 0.25;

/**
 * Every question has a word in common with the title, the summary or another question of its article, or several with its
 * body; synonyms count. Search finds any question that is listed, since it is indexed word for word, so one that was listed
 * in the wrong article would never be noticed.
 *
 * Measured on the public question sets: of questions of other sets, planted in each page, 90–95 % are refused, and 68 % in
 * the set of long pages; of the phrasings that pages list 0–1.6 %, and 14 % in the set whose pages are a bot's catch-alls.
 * Of those of the sample content 0.9 % were refused; they are marked.
 */
export const checkUnrelatedAnswers: Check = ({ kb, articles, known }) => {
  // Synonyms relate questions to articles, too.
  if (kb.site.searchContract === 'off' || kb.faulty.has('synonyms')) return [];
  const published = articles.filter(isPublished);
  return [...Map.groupBy(published, ({ locale }) => locale)].flatMap(([locale, own]) => {
    const evidence = createEvidence(createTextReader(languageTag(locale), lexiconOf(locale, kb.synonyms[locale] ?? [])));
    const unrelated = known.of<number[]>(`answers/unrelated/${locale}`, kb.synonyms[locale] ?? []);
    return own.flatMap((article) =>
      describe(
        article,
        recallForText(unrelated, article, () => unrelatedIn(article, evidence)),
      ),
    );
  });
};

/** Numbers of the questions that have nothing in common with the rest of their article. */
function unrelatedIn(article: CompiledArticle, evidence: Evidence): number[] {
  const isRelated = createRelation(article, evidence);
  return lonelyQuestions(article, evidence).filter((index) => !isRelated(index));
}

function describe(article: CompiledArticle, unrelated: readonly number[]): Finding[] {
  return unrelated.flatMap((index) => {
    if (isMeant(article, index)) return [];
    return [
      finding(
        'answers/unrelated',
        fieldPosition(article, 'answers', index),
        `“${article.data.answers[index]}” has no word in common with the rest of the article.`,
        'Move it to the article that answers it, use its words in the title or the text, or add synonyms to content/synonyms.yaml. If it is meant as it is, write it as `{question: "…", meant: true}`.',
      ),
    ];
  });
}

/** Numbers of the questions without a content word of the title or another question: a few, so that only these are examined. */
function lonelyQuestions({ data: { title, answers } }: CompiledArticle, { stemsOf }: Evidence): number[] {
  const texts = [...answers, title].map(stemsOf);
  const counts = new Map<string, number>();
  for (const stem of texts.flatMap((stems) => [...stems])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...answers.keys()].filter((index) => ![...(texts[index] ?? [])].some((stem) => (counts.get(stem) ?? 0) > 1));
}

/** Returns a function that tells whether a question has something in common with the rest of its article. */
function createRelation({ data, fragment }: CompiledArticle, { of, stemsOf, shareIn }: Evidence): (index: number) => boolean {
  const { title, summary, answers } = data;
  // Computed once, and only for an article with lonely questions.
  const named = lazily(() => new Set([...of(title), ...of(summary)]));
  const questions = lazily(() => answers.map(of));
  const bodyStems = lazily(() => stemsOf(fragment.words.join(' ')));
  const body = lazily(() => of(fragment.words.join(' ')));
  return function isRelated(index) {
    const own = questions()[index] ?? new Set<string>();
    const isShared = (other: ReadonlySet<string>): boolean => !own.isDisjointFrom(other);
    return (
      // Nothing but stop words says nothing about any article.
      own.size === 0 ||
      isShared(named()) ||
      questions().some((other, at) => at !== index && isShared(other)) ||
      [bodyStems, body].some((evidence) => shareIn(evidence(), answers[index] ?? '') >= minBodyShare)
    );
  };
}

function lazily<Value>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}
