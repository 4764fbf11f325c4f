import type { webhookFormats } from '../../knowledge/schemas/question-rules.ts';
import type { ChatText } from './notice.ts';
import { dingtalkSignature, feishuSignature, standardHeaders } from './sign.ts';
import type { WebhookTarget } from './targets.ts';

/** What is sent to a webhook. */
export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

interface Message {
  id: string;
  /** For programs, written as JSON. */
  notice: object;
  chat: ChatText;
  target: WebhookTarget;
  /** Milliseconds since 1970. */
  now: number;
}

interface Format {
  request(message: Message): WebhookRequest;
  /** Whether what a receiver answered with a status of success means that it took the message. */
  accepts(answer: string): boolean;
}

/**
 * How each kind of receiver takes a message. Robots of chat groups answer 200 to what they refuse, too. What an asker wrote
 * is sent as plain text, in which no group is mentioned and no link is disguised.
 */
export const formats: Readonly<Record<(typeof webhookFormats)[number], Format>> = {
  json: {
    request({ id, notice, target: { url, secret = '' }, now }) {
      const body = JSON.stringify(notice);
      return { url, body, headers: { ...jsonHeaders, ...standardHeaders(id, body, secret, now) } };
    },
    accepts: () => true,
  },
  // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
  feishu: {
    request({ chat: { title, lines, link }, target: { url, secret }, now }) {
      const content = [
        ...lines.map((text): object[] => [{ tag: 'text', text }]),
        ...(link === undefined ? [] : [[{ tag: 'a', text: link.text, href: link.url }]]),
      ];
      return postJson(url, {
        ...(secret !== undefined && feishuSignature(secret, now)),
        msg_type: 'post',
        content: { post: { zh_cn: { title, content } } },
      });
    },
    accepts: (answer) => numberIn(answer, 'code', 'StatusCode') === 0,
  },
  // https://open.dingtalk.com/document/robots/custom-robot-access
  dingtalk: {
    request({ chat, target: { url, secret }, now }) {
      const address = new URL(url);
      if (secret !== undefined)
        for (const [name, value] of Object.entries(dingtalkSignature(secret, now))) address.searchParams.set(name, value);
      return postJson(address.href, { msgtype: 'text', text: { content: plainText(chat) } });
    },
    accepts: (answer) => numberIn(answer, 'errcode') === 0,
  },
  // https://developer.work.weixin.qq.com/document/path/91770
  wecom: {
    request: ({ chat: { title, lines, link }, target: { url } }) => {
      const end = link === undefined ? '' : `\n${link.url}`;
      const text = plainText({ title, lines }).replaceAll('<', '＜');
      return postJson(url, { msgtype: 'text', text: { content: cutToBytes(text, maxWecomBytes - byteLength(end)) + end } });
    },
    accepts: (answer) => numberIn(answer, 'errcode') === 0,
  },
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
  slack: {
    request: ({ chat, target: { url } }) => {
      const escaped = plainText(chat).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return postJson(url, { text: escaped, mrkdwn: false });
    },
    accepts: (answer) => answer.trim() === 'ok',
  },
};

const jsonHeaders = { 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Jieda' };

function postJson(url: string, body: object): WebhookRequest {
  return { url, headers: jsonHeaders, body: JSON.stringify(body) };
}

/** WeCom refuses a longer text. */
const maxWecomBytes = 2_048;

/** The beginning of a text that takes no more bytes in UTF-8, in whole characters. */
function cutToBytes(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes - byteLength('…')));
  return `${text.slice(0, read)}…`;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

function plainText({ title, lines, link }: ChatText): string {
  return [title, ...lines, ...(link === undefined ? [] : [link.url])].join('\n');
}

/** The first of these fields that is a number. */
function numberIn(answer: string, ...names: string[]): number | undefined {
  try {
    const fields: unknown = JSON.parse(answer);
    if (typeof fields !== 'object' || fields === null) return undefined;
    return names.map((name) => (fields as Record<string, unknown>)[name]).find((value) => typeof value === 'number') as
      | number
      | undefined;
  } catch {
    return undefined;
  }
}
