import { expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import type { Channel } from '../../src/knowledge/schemas/channels.ts';
import { readMedia } from '../../src/media/read-media.ts';
import { channel, checkContent, drawing, environment } from '../support/builders.ts';

test('the code of a channel is a picture under its published name, or a text', async () => {
  const channels: Channel[] = [
    channel({ qr: '/media/wechat.svg' }),
    channel({ id: 'chat', qr: 'https://chat.example/' }),
    channel({ id: 'plain' }),
  ];
  const { kb, articles, handbook } = await checkContent({ files: { 'channels.yaml': channels, 'media/wechat.svg': drawing() } });
  const media = await readMedia(kb.dir, 'content');
  const { frame } = makeEdition({ kb, articles, handbook, media }, environment({ contentDir: kb.dir }), '', {
    version: 1,
    locales: {},
  });
  expect(frame.channels.map(({ qr }) => qr)).toEqual([
    expect.stringMatching(/^\/media\/wechat\.[0-9a-f]{10}\.svg$/),
    'https://chat.example/',
    undefined,
  ]);
});
