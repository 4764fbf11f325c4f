import type { Facts } from '../../knowledge/schemas/facts.ts';
import { type Amount, amountFinder, amountOf, type FindAmounts } from './amounts.ts';

/** A fact that is an amount, in one locale. */
export interface FactAmount extends Amount {
  id: string;
  /** As readers see it. */
  value: string;
}

/** The facts of a locale that are amounts, and how to find amounts of their units. */
export interface FactAmounts {
  byId: ReadonlyMap<string, FactAmount>;
  find: FindAmounts;
}

export function factAmounts(facts: Facts, locale: string): FactAmounts {
  const amounts = facts.flatMap(({ id, value: { [locale]: value = '' } }): FactAmount[] => {
    const amount = amountOf(value);
    return amount === undefined ? [] : [{ ...amount, id, value }];
  });
  return {
    byId: new Map(amounts.map((fact) => [fact.id, fact])),
    find: amountFinder(amounts.map(({ unit }) => unit)),
  };
}

export function isSameAmount(a: Amount, b: Amount): boolean {
  return a.number === b.number && a.unit === b.unit;
}

/** Ids of the facts that a body shows. */
export function factsShownIn(body: string): Set<string> {
  return new Set(Array.from(body.matchAll(factElement), ([, id = '']) => id));
}

/** As writers write it. */
export const factElement = /<Fact\s+id=["']([a-z0-9-]+)["']\s*\/?>/g;
