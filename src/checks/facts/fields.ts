import { type CompiledArticle, recallForText } from '../../content/compiled-article.ts';
import type { RecallResult } from '../../content/known-results.ts';
import { type Finding, finding } from '../../findings/finding.ts';
import { fieldPosition } from '../check.ts';
import { inDigits } from './amounts.ts';
import { type FactAmounts, factsShownIn, isSameAmount } from './fact-values.ts';

/** An amount in a field that the text contradicts. */
export interface FieldFault {
  field: 'title' | 'summary';
  written: string;
  /** The facts of its unit that the text shows, in words. */
  facts: string;
}

/**
 * Title and summary cannot show a fact, so they keep the old amount when a fact is changed: what they say is in the text,
 * facts included, or there is another amount of the same unit.
 */
export function checkFields(article: CompiledArticle, facts: FactAmounts, recall: RecallResult<FieldFault[]>): Finding[] {
  return recallForText(recall, article, () => faultsOf(article, facts)).map(({ field, written, facts }) =>
    finding(
      'fact/contradicted',
      fieldPosition(article, field),
      `The ${field} says “${written}”, but the text does not: the facts that it shows say ${facts}.`,
      'Correct the one that is wrong; a value of facts.yaml that has changed has to be changed here, too.',
    ),
  );
}

function faultsOf({ data, body, fragment }: CompiledArticle, { byId, find }: FactAmounts): FieldFault[] {
  const written = (['title', 'summary'] as const).flatMap((field) =>
    find(data[field])
      // “Done in two minutes” is seldom a rule of the service.
      .filter((amount) => /^\d/.test(amount.written))
      .map((amount) => ({ field, ...amount })),
  );
  if (written.length === 0) return [];
  const shown = [...factsShownIn(body)].flatMap((id) => byId.get(id) ?? []);
  if (shown.length === 0) return [];
  const said = [...find(inDigits(fragment.words.join(' '))), ...shown];
  return written.flatMap((amount) => {
    const rivals = shown.filter(({ unit }) => unit === amount.unit);
    if (rivals.length === 0 || said.some((each) => isSameAmount(each, amount))) return [];
    const facts = rivals.map(({ id, value }) => `“${value}” (\`${id}\`)`).join(', ');
    return [{ field: amount.field, written: amount.written, facts }];
  });
}
