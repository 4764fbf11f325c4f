import { type Finding, finding } from '../../findings/finding.ts';
import { bodyPosition } from '../check.ts';
import type { FactAmount, FactAmounts } from './fact-values.ts';
import type { Mention } from './sentences.ts';

/** Share of what two sentences say, by its rarity, from which on they are about the same. */
const sameMatter = 0.35;

/** Fewer common features are a chance. */
const minCommon = 3;

/** Facts that are shown in sentences about the same, with the likeness. */
interface Likeness {
  likeness: number;
  shown: Mention;
  fact: FactAmount;
}

/** Amounts that are written out where other articles show a fact in nearly the same sentence. */
export function checkMentions(mentions: readonly Mention[], { byId }: FactAmounts): Finding[] {
  const weightOf = rarity(mentions);
  const shownWith = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (mention.fact === null) continue;
    for (const feature of mention.features) {
      const shown = shownWith.get(feature);
      if (shown === undefined) shownWith.set(feature, [mention]);
      else shown.push(mention);
    }
  }
  return mentions.flatMap((mention) => {
    if (mention.fact !== null) return [];
    const nearest = nearestFact(mention, { mentions, shownWith, weightOf, byId });
    return nearest === undefined ? [] : describe(mention, nearest);
  });
}

function describe(mention: Mention, { shown, fact }: Likeness): Finding[] {
  const position = bodyPosition(mention.article, mention);
  const element = `\`<Fact id="${fact.id}" />\``;
  if (mention.number === fact.number)
    return [
      finding(
        'fact/hard-coded',
        position,
        `“${mention.written}” is the fact \`${fact.id}\`, which ${shown.article.file}:${bodyPosition(shown.article, shown).line} shows.`,
        `Write ${element}, so that it changes with the fact.`,
      ),
    ];
  // Other conditions may hold for something else.
  if (mention.article.data.category !== shown.article.data.category) return [];
  return [
    finding(
      'fact/contradicted',
      position,
      `“${mention.written}” contradicts ${shown.article.file}:${bodyPosition(shown.article, shown).line}, where the fact \`${fact.id}\` says “${fact.value}” in nearly the same sentence.`,
      `Write ${element}, or say what is different here.`,
    ),
  ];
}

/** How telling a feature is: none that most sentences have. */
function rarity(mentions: readonly Mention[]): (feature: string) => number {
  const counts = new Map<string, number>();
  for (const { features } of mentions) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => Math.log((mentions.length + 1) / (counts.get(feature) ?? 1));
}

function nearestFact(
  mention: Mention,
  known: {
    mentions: readonly Mention[];
    shownWith: ReadonlyMap<string, readonly Mention[]>;
    weightOf: (feature: string) => number;
    byId: FactAmounts['byId'];
  },
): Likeness | undefined {
  const { shownWith, weightOf, byId } = known;
  const common = new Map<Mention, number>();
  for (const feature of mention.features)
    for (const shown of shownWith.get(feature) ?? [])
      if (shown.unit === mention.unit && !isSameSentence(shown, mention)) common.set(shown, (common.get(shown) ?? 0) + 1);
  let nearest: Likeness | undefined;
  for (const [shown, count] of common) {
    const fact = byId.get(shown.fact ?? '');
    if (fact === undefined || count < minCommon) continue;
    const likeness = likenessOf(mention.features, shown.features, weightOf);
    // Of facts that are as near, the one that agrees is meant.
    const isNearer = likeness > (nearest?.likeness ?? 0) || (likeness === nearest?.likeness && fact.number === mention.number);
    if (likeness >= sameMatter && isNearer) nearest = { likeness, shown, fact };
  }
  if (nearest === undefined || nearest.fact.number === mention.number) return nearest;
  // A sentence may have several amounts: this one is one of the others.
  const { article, line } = nearest.shown;
  const isBeside = (other: Mention): boolean =>
    other.article === article && other.line === line && other.number === mention.number && other.unit === mention.unit;
  return known.mentions.some(isBeside) ? undefined : nearest;
}

/** A sentence that has both says itself what is different. */
function isSameSentence(a: Mention, b: Mention): boolean {
  return a.article === b.article && a.line === b.line;
}

/** Weighted Jaccard similarity, 0…1. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: (feature: string) => number): number {
  let common = 0;
  let all = 0;
  for (const feature of a) {
    const weight = weightOf(feature);
    all += weight;
    if (b.has(feature)) common += weight;
  }
  for (const feature of b) if (!a.has(feature)) all += weightOf(feature);
  return all === 0 ? 0 : common / all;
}
