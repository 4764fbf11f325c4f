import type { LeftOut } from './leave-out.ts';

/** A phrasing, and the articles that compete with its own. */
export interface Contested extends LeftOut {
  /** Ids of the top articles for it, and of the one with the largest body score. */
  rivals: ReadonlySet<string>;
}

/**
 * Packs phrasings into groups in which no article is a rival of another, so that an index without a whole group still
 * has each rival complete. A group has at most one phrasing of an article. One index serves a group of each locale.
 *
 * @param maxSize maximum size of a group of a locale
 */
export function groupQuestions<Question extends Contested>(
  questions: readonly Question[],
  maxSize: (locale: string) => number,
): Question[][] {
  const byLocale = [...Map.groupBy(questions, ({ locale }) => locale)].map(([locale, own]) => pack(own, maxSize(locale)));
  const count = Math.max(0, ...byLocale.map((groups) => groups.length));
  return Array.from({ length: count }, (_, number) => byLocale.flatMap((groups) => groups[number] ?? []));
}

interface Group<Question> {
  members: Question[];
  articles: Set<string>;
  rivals: Set<string>;
}

/** First fit: each phrasing goes into the first group that has room and no rival. */
function pack<Question extends Contested>(questions: readonly Question[], maxSize: number): Question[][] {
  const full: Question[][] = [];
  let open: Group<Question>[] = [];
  for (const question of questions) {
    const { article, rivals } = question;
    let group = open.find(
      (each) => !each.articles.has(article) && !each.rivals.has(article) && each.articles.isDisjointFrom(rivals),
    );
    if (group === undefined) {
      group = { members: [], articles: new Set(), rivals: new Set() };
      open.push(group);
    }
    group.members.push(question);
    group.articles.add(article);
    for (const rival of rivals) if (rival !== article) group.rivals.add(rival);
    if (group.members.length < maxSize) continue;
    full.push(group.members);
    open = open.filter((each) => each !== group);
  }
  return [...full, ...open.map(({ members }) => members)];
}
