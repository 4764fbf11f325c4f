import { type Finding, finding, type Position } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry } from '../knowledge/read-entry.ts';
import { factsIn, markupIn } from '../knowledge/reply-templates.ts';
import type { ReplyData } from '../knowledge/schemas/reply.ts';
import { bodyPosition, type Check } from './check.ts';
import { repeatedIds } from './id.ts';

type Reply = Entry<ReplyData>;

/** Reply templates name facts and categories that exist, and can be told apart. */
export const checkReplies: Check = ({ kb }) => [
  ...repeatedIds(kb.replies, 'Rename one of them.'),
  ...repeatedTitles(kb.replies),
  ...kb.replies.flatMap((reply) => [
    ...unknownCategory(reply, kb),
    ...unknownFacts(reply, kb),
    ...markup(reply),
    ...empty(reply),
  ]),
];

function repeatedTitles(replies: readonly Reply[]): Finding[] {
  const groups = Map.groupBy(replies, ({ locale, data }) => `${locale} ${data.title}`);
  return [...groups.values()].flatMap((group) =>
    group
      .slice(1)
      .map(({ data, source }) =>
        finding(
          'id/duplicate',
          source.locate(['title']),
          `“${data.title}” is also the title of ${group[0]?.file ?? ''}.`,
          'Say in the title what sets it apart: staff choose templates by it.',
        ),
      ),
  );
}

function unknownCategory({ data: { category }, source }: Reply, kb: KnowledgeBase): Finding[] {
  const ids = kb.categories.map(({ id }) => id);
  if (category === undefined || ids.includes(category) || kb.faulty.has('taxonomy')) return [];
  const message = `\`${category}\` is not a category.${didYouMean(nearest(category, ids))}`;
  return [
    finding(
      'taxonomy/unknown-category',
      source.locate(['category']),
      message,
      `Categories are listed in ${kb.dir}/taxonomy.yaml.`,
    ),
  ];
}

function unknownFacts(reply: Reply, { facts, faulty, dir }: KnowledgeBase): Finding[] {
  if (faulty.has('facts')) return [];
  const ids = facts.map(({ id }) => id);
  return factsIn(reply.body)
    .filter(({ id }) => !ids.includes(id))
    .map(({ id, index }) =>
      finding(
        'mdx/unknown-fact',
        positionOf(reply, index),
        `\`${id}\` is not a fact.${didYouMean(nearest(id, ids))}`,
        `Facts are listed in ${dir}/facts.yaml.`,
      ),
    );
}

function markup(reply: Reply): Finding[] {
  return markupIn(reply.body).map(({ text, index }) =>
    finding(
      'mdx/unknown-component',
      positionOf(reply, index),
      `\`${text}\` would be shown as it is: a reply is plain text.`,
      'Write it in words; of the components, `<Fact id="…" />` alone can be used, and what the agent fills in stands between ⟪ and ⟫.',
    ),
  );
}

function empty(reply: Reply): Finding[] {
  if (reply.body.trim() !== '') return [];
  return [
    finding(
      'structure/empty',
      reply.source.locate(['title']),
      'The template has no text.',
      'Write the reply below the front matter, or delete the file.',
    ),
  ];
}

/** @param index in the body, from 0 */
function positionOf(reply: Reply, index: number): Position {
  const before = reply.body.slice(0, index).split('\n');
  return bodyPosition(reply, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}
