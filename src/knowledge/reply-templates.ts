import type { Facts } from './schemas/facts.ts';
import type { ReplyData } from './schemas/reply.ts';

/** A reply that the staff can begin with. */
export interface ReplyTemplate extends ReplyData {
  id: string;
  locale: string;
  /** Plain text with the values of the facts; what is left to fill in stands between ⟪ and ⟫. */
  text: string;
}

/** What a template takes of the components of articles. */
const factPattern = /<Fact\s{1,9}id="([^"<>]{1,200})"\s{0,9}\/>/g;

/** Facts that a template shows, and where, counted from 0. */
export function factsIn(body: string): { id: string; index: number }[] {
  return Array.from(body.matchAll(factPattern), ({ 1: id = '', index }) => ({ id, index }));
}

/** Whatever else of MDX is in a template, which is plain text. */
export function markupIn(body: string): { text: string; index: number }[] {
  const plain = body.replaceAll(factPattern, (fact) => ' '.repeat(fact.length));
  return Array.from(plain.matchAll(/<\/?[A-Za-z][^<>\n]{0,80}>?|\{[^{}\n]{0,80}\}?/g), ({ 0: text, index }) => ({ text, index }));
}

/** Templates as the staff inserts them, those of each locale by title. */
export function replyTemplatesOf({ replies, facts }: TemplateSource): ReplyTemplate[] {
  const templates = replies.map(({ id, locale, data, body }) => ({ id, locale, ...data, text: withFacts(body, locale, facts) }));
  return templates.sort((a, b) => (a.locale < b.locale ? -1 : a.locale > b.locale ? 1 : a.title < b.title ? -1 : 1));
}

export interface TemplateSource {
  replies: readonly { id: string; locale: string; data: ReplyData; body: string }[];
  facts: Facts;
}

function withFacts(body: string, locale: string, facts: Facts): string {
  const values = new Map(facts.map(({ id, value }) => [id, value[locale]]));
  return body.replaceAll(factPattern, (_, id: string) => values.get(id) ?? '').trim();
}
