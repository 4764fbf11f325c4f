import type { CompiledArticle } from '../../content/compiled-article.ts';
import { type Finding, finding } from '../../findings/finding.ts';
import { fieldPosition } from '../check.ts';
import { inDigits } from './amounts.ts';
import { type FactAmounts, factsShownIn, isSameAmount } from './fact-values.ts';

/**
 * Title and summary cannot show a fact, so they keep the old amount when a fact is changed: what they say is in the text,
 * facts included, or there is another amount of the same unit.
 */
export function checkFields(article: CompiledArticle, { byId, find }: FactAmounts): Finding[] {
  const { data, body, fragment } = article;
  const written = (['title', 'summary'] as const).flatMap((name) =>
    find(data[name])
      // “Done in two minutes” is seldom a rule of the service.
      .filter((amount) => /^\d/.test(amount.written))
      .map((amount) => ({ name, ...amount })),
  );
  if (written.length === 0) return [];
  const shown = [...factsShownIn(body)].flatMap((id) => byId.get(id) ?? []);
  if (shown.length === 0) return [];
  const said = [...find(inDigits(fragment.words.join(' '))), ...shown];
  return written.flatMap((amount) => {
    const rivals = shown.filter(({ unit }) => unit === amount.unit);
    if (rivals.length === 0 || said.some((each) => isSameAmount(each, amount))) return [];
    const facts = rivals.map(({ id, value }) => `“${value}” (\`${id}\`)`).join(', ');
    return [
      finding(
        'fact/contradicted',
        fieldPosition(article, amount.name),
        `The ${amount.name} says “${amount.written}”, but the text does not: the facts that it shows say ${facts}.`,
        'Correct the one that is wrong; a value of facts.yaml that has changed has to be changed here, too.',
      ),
    ];
  });
}
