import type { Changes, EarlierArticle } from '../content/kept-articles.ts';
import { escapeControls, type Finding, sortFindings } from '../findings/finding.ts';
import type { Check, CheckInput } from './check.ts';
import { families, type Reads } from './families.ts';

/** Findings of the last check, of content that differs from this in nothing but some articles. */
export interface Earlier {
  /** By rule family. */
  found: ReadonlyMap<string, readonly Finding[]>;
  changes: Changes;
}

/** A finding, and the rule family that it is of; `undefined` for one from reading. */
export interface Found {
  finding: Finding;
  family?: string;
}

/** Findings from reading, from compiling and from every check, sorted by position. */
export function runChecks(input: CheckInput): Finding[] {
  return sortFindings(runFamilies(input).map(({ finding }) => finding));
}

/** The same, by rule family. What no change since an earlier check can have altered is taken from it. */
export function runFamilies(input: CheckInput, earlier?: Earlier): Found[] {
  const again = earlier === undefined || isPartlyUnreadable(input) ? undefined : createAgain(input, earlier);
  return [
    ...input.kb.findings.map((finding) => ({ finding })),
    ...Object.entries(families).flatMap(([family, { check, reads }]) =>
      (again?.(family, check, reads) ?? check(input)).map((finding) => ({ finding, family })),
    ),
  ];
}

/** While some entries cannot be read, most checks are lenient about all others. */
export function isPartlyUnreadable({ broken }: Pick<CheckInput, 'broken'>): boolean {
  return broken.articles.length + broken.handbook.length > 0;
}

/** @returns a function that returns the findings of a family, or `undefined` when it has to look at all articles again */
function createAgain(input: CheckInput, { found, changes: { after, before, nameMedia } }: Earlier) {
  const changed = [...after, ...before];
  const ids = new Set(changed.map(({ id }) => id));
  const withSameId = input.articles.filter(({ id }) => ids.has(id));

  function someAgain(known: readonly Finding[], check: Check, articles: CheckInput['articles']): Finding[] {
    const files = new Set([...articles, ...before].map(({ file }) => escapeControls(file)));
    // What is not an article has not changed.
    return [...known.filter(({ file }) => !files.has(file)), ...check({ ...input, articles, handbook: [] })];
  }

  return (family: string, check: Check, reads: Reads | undefined): readonly Finding[] | undefined => {
    const known = found.get(family) ?? [];
    if (reads === undefined) return undefined;
    if (reads === 'nothing') return known;
    if (reads === 'each') return someAgain(known, check, [...after]);
    if (reads === 'media') return nameMedia ? undefined : known;
    if (reads === 'same id') return someAgain(known, check, withSameId);
    const readOf = (articles: readonly EarlierArticle[]): string =>
      JSON.stringify(
        articles.map((article) => JSON.stringify([article.locale, article.id, article.file, reads(article)])).sort(),
      );
    return readOf(after) === readOf(before) ? known : undefined;
  };
}
