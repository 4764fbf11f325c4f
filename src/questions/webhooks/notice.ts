import { formatShortInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import type { StoredMessage } from '../outbox/message.ts';
import { type Desk, readPriority, type Said, staffPage, textOf } from '../outbox/said.ts';
import { isWaiting } from '../states.ts';
import type { Webhook } from './targets.ts';

/** What a program is told: ids, times and figures; the asker's words only where the webhook includes them. */
export interface Notice {
  /** `question.answered` */
  type: string;
  /** When it happened. */
  timestamp: string;
  data: {
    id: string;
    url?: string;
    kind: string;
    category: string | null;
    product: string | null;
    severity: string;
    priority: number;
    state: string;
    channel: string;
    locale: string;
    assignee: string | null;
    receivedAt: string;
    /** By when a reply is promised; null once replied. */
    dueAt: string | null;
    /** Of an escalation, from 1. */
    level?: number;
    text?: string;
  };
}

export async function noticeOf(
  desk: Desk,
  { includes }: Pick<Webhook, 'includes'>,
  message: StoredMessage,
  said: Said,
): Promise<Notice> {
  const { question, step } = said;
  const { id, kind, category, product, severity, state, channel, locale, assignee, receivedAt, dueAt } = question;
  const url = staffPage(desk, question);
  const text = includes.includes('text') ? textOf(said) : undefined;
  const level = step.detail['level'];
  return {
    type: `question.${message.event}`,
    timestamp: new Date(step.at).toISOString(),
    data: {
      id,
      ...(url !== undefined && { url }),
      ...{ kind, category, product, severity, priority: await readPriority(desk, question), state, channel, locale, assignee },
      receivedAt: new Date(receivedAt).toISOString(),
      dueAt: dueAt !== null && isWaiting(state) ? new Date(dueAt).toISOString() : null,
      ...(typeof level === 'number' && { level }),
      ...(text !== undefined && { text }),
    },
  };
}

/** The same for a chat group. */
export interface ChatText {
  title: string;
  lines: string[];
  link?: { text: string; url: string };
}

const maxChatSymbols = 500;

export function chatTextOf(notice: Notice, { settings, zone }: Desk, locale: string): ChatText {
  const { notices, page } = stringsFor(locale).questions;
  const { id, url, kind, category, priority, dueAt, level, text } = notice.data;
  const event = notice.type.slice('question.'.length) as keyof typeof notices.events;
  const topic = settings.categories.find((each) => each.id === category)?.label[locale] ?? category;
  const shown = [...(text ?? '')];
  return {
    title: `${notices.events[event]}${level === undefined ? '' : ` ${notices.level(level)}`}`,
    lines: [
      [id, page.kinds[kind as keyof typeof page.kinds], topic, notices.priority(priority)].filter(Boolean).join(' · '),
      ...(dueAt === null ? [] : [notices.due(formatShortInstant(new Date(dueAt), locale, zone))]),
      ...(text === undefined ? [] : [shown.length > maxChatSymbols ? `${shown.slice(0, maxChatSymbols).join('')}…` : text]),
    ],
    ...(url !== undefined && { link: { text: notices.open, url } }),
  };
}
