import { interfaceLocales, stringsFor } from '../../i18n/strings.ts';
import type { Part } from '../mail/letter.ts';
import type { StoredMessage } from '../outbox/message.ts';
import type { ChatText } from '../webhooks/notice.ts';
import type { Webhook } from '../webhooks/targets.ts';
import type { BulletinContent, BulletinItem } from './bulletin.ts';

/** What a program is told of a report. */
export interface BulletinNotice {
  /** `report.digest`, `report.alert` */
  type: string;
  /** When it was put into the outbox. */
  timestamp: string;
  data: BulletinContent & { id: string };
}

export function bulletinNotice(
  { includes }: Pick<Webhook, 'includes'>,
  { event, question: id, createdAt }: StoredMessage,
  content: BulletinContent,
): BulletinNotice {
  const hasWords = includes.includes('text');
  const lists = content.lists.map((list) => ({
    ...list,
    items: list.items.map(({ words, ...item }) => (hasWords && words !== undefined ? { ...item, words } : item)),
  }));
  return { type: `report.${event}`, timestamp: new Date(createdAt).toISOString(), data: { id, ...content, lists } };
}

/** Items of a list that a chat group sees: robots take short messages only. */
const maxChatItems = 4;
const maxChatSymbols = 80;

export function bulletinChatText(
  { data: { title, lists, open } }: BulletinNotice,
  locale = interfaceLocales[0] ?? 'en',
): ChatText {
  const { more } = stringsFor(locale).questions.notices;
  const lines = lists.flatMap(({ heading, items }) => [
    `${heading} · ${items.length}`,
    ...items.slice(0, maxChatItems).map((item) => `- ${cut(lineOf(item))}`),
    ...(items.length > maxChatItems ? [more(items.length - maxChatItems)] : []),
  ]);
  return { title, lines: [...lines, ...(open === undefined ? [] : [open])] };
}

/** The same as paragraphs and lists of a letter, without any reader's words. */
export function bulletinParts({ lists, open }: BulletinContent): Part[] {
  return [
    ...lists.map(({ heading, items, more }) => ({
      heading,
      items: [
        ...items.map(({ text, url, note }) => ({ text, ...(url !== undefined && { url }), ...(note !== undefined && { note }) })),
        ...(more === undefined ? [] : [{ text: more }]),
      ],
    })),
    ...(open === undefined ? [] : [open]),
  ];
}

function lineOf({ text, note, words }: BulletinItem): string {
  return [text, words, note].filter((part) => part !== undefined).join(' · ');
}

function cut(line: string): string {
  const symbols = [...line];
  return symbols.length > maxChatSymbols ? `${symbols.slice(0, maxChatSymbols).join('')}…` : line;
}
