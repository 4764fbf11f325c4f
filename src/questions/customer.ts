import { foldContact } from './question.ts';
import type { Sealer } from './sealer.ts';
import type { OpenedQuestion } from './stored-question.ts';

/** Keyed hashes by which all questions of a contact are found. */
export function customersOf(contact: string, sealer: Pick<Sealer, 'hashes'>): string[] {
  return sealer.hashes('customer', foldContact(contact));
}

/** Those of whoever asked a question; empty for those who left no contact. */
export function customersOfQuestion(
  { customer, asked }: Pick<OpenedQuestion, 'customer' | 'asked'>,
  sealer: Pick<Sealer, 'hashes'>,
): string[] {
  if (customer === null) return [];
  return asked?.contact === undefined ? [customer] : customersOf(asked.contact, sealer);
}
