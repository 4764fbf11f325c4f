import { expect, test } from 'vitest';
import { makeEdition } from '../../src/edition/edition.ts';
import type { Picture } from '../../src/knowledge/files/picture.ts';
import { readTheme } from '../../src/knowledge/files/theme.ts';
import { brandSchema } from '../../src/knowledge/schemas/brand.ts';
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

test('digests of the look follow what is drawn, not where the files are', async () => {
  const { kb, articles, handbook } = await checkContent();
  const media = await readMedia(kb.dir, 'content');
  const digests = ({ place = '/a', theme = '', bytes = '1', brand = {} } = {}) => {
    const picture: Picture = { path: 'mark.svg', file: `${place}/mark.svg`, kind: 'svg', width: 32, height: 32, digest: bytes };
    const brandFiles = { theme: readTheme(`${place}/theme.css`, theme).theme, mark: picture, favicon: picture };
    const { frame } = makeEdition(
      {
        kb: { ...kb, site: { ...kb.site, brand: brandSchema.parse(brand) }, brandFiles },
        articles,
        handbook,
        media,
      },
      environment({ contentDir: kb.dir }),
      `${place}/fragments`,
      { version: 1, locales: {} },
    );
    return { page: frame.digest, look: frame.brand.digest };
  };
  const theme = ':root { --r1: 0.5rem }';
  const usual = digests({ theme });
  expect(digests({ place: '/b', theme: `/* Rounder. */\n\n${theme}` })).toEqual(usual);
  const placeholder = digests({ theme, brand: { placeholder: { en: 'Ask' } } });
  expect(placeholder.look).toBe(usual.look);
  expect(placeholder.page).not.toBe(usual.page);
  for (const other of [{ theme, bytes: '2' }, { theme: ':root { --r1: 1rem }' }, { theme, brand: { color: 10 } }])
    expect(digests(other).look).not.toBe(usual.look);
});
