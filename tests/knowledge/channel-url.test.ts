import { expect, test } from 'vitest';
import { channelUrl } from '../../src/knowledge/channel-url.ts';

const mail = { kind: 'mail', address: 'help@example.org' } as const;
const article = { title: '怎么退款？', url: 'https://help.example/zh-cn/articles/refund/' };

test('a mail carries the article: its title as the subject, its address below the reader’s own words', () => {
  const url = new URL(channelUrl(mail, article));
  expect(url.pathname).toBe('help@example.org');
  expect(url.searchParams.get('subject')).toBe('怎么退款？');
  expect(url.searchParams.get('body')).toBe('\r\n\r\nhttps://help.example/zh-cn/articles/refund/');
});

test('the reader’s own words are a better subject than the title', () => {
  const { searchParams } = new URL(channelUrl(mail, { ...article, query: '钱没到 & 急' }));
  expect(searchParams.get('subject')).toBe('钱没到 & 急');
  expect(searchParams.get('body')).toBe('\r\n\r\n怎么退款？\r\nhttps://help.example/zh-cn/articles/refund/');
});

test('a mail from nowhere stays an address, and one with a subject of its own keeps it', () => {
  expect(channelUrl(mail)).toBe('mailto:help@example.org');
  expect(channelUrl({ ...mail, url: 'mailto:help@example.org?cc=b@example.org' }, { query: 'x' })).toBe(
    'mailto:help@example.org?cc=b@example.org&subject=x',
  );
});

test('a channel’s own address takes article and words where it asks for them, and loses what is not known', () => {
  const chat = { kind: 'chat', address: 'chat', url: 'https://chat.example/?from={article}&ask={query}' } as const;
  expect(channelUrl(chat, { ...article, query: 'a&b' })).toBe(
    `https://chat.example/?from=${encodeURIComponent(article.url)}&ask=a%26b`,
  );
  expect(channelUrl(chat, { query: 'a' })).toBe('https://chat.example/?ask=a');
  expect(channelUrl(chat)).toBe('https://chat.example/');
  expect(channelUrl({ ...chat, url: 'https://chat.example/{query}?a=b' })).toBe('https://chat.example/?a=b');
});

test('a telephone takes nothing along', () => {
  expect(channelUrl({ kind: 'phone', address: '+86 400-820-0000' }, article)).toBe('tel:+864008200000');
});

test('half a character, as an address can bring it, does not throw', () => {
  expect(channelUrl(mail, { query: '\ud83d' })).toBe('mailto:help@example.org?subject=%EF%BF%BD');
});
