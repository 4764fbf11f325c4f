import { expect, test } from 'vitest';
import { foreignLanguages, orderChannels, shownChannels } from '../../src/site/shown-channels.ts';
import { channel } from '../support/builders.ts';

const both = ['zh-cn', 'en'];
const channels = [
  channel({ id: 'phone' }),
  channel({ id: 'chat', languages: both }),
  channel({ id: 'coaching', languages: both, products: ['coaching'] }),
];
const ids = (options: Parameters<typeof shownChannels>[1]) => shownChannels(channels, options).map(({ id }) => id);

test('channels in the readers’ language come first, those in another after them', () => {
  expect(ids({ locale: 'en' })).toEqual(['chat', 'phone']);
  expect(ids({ locale: 'zh-cn' })).toEqual(['phone', 'chat']);
});

test('channels of other products are left out', () => {
  expect(ids({ locale: 'zh-cn', products: ['courses'] })).toEqual(['phone', 'chat']);
  expect(ids({ locale: 'zh-cn', products: ['courses', 'coaching'] })).toEqual(['phone', 'chat', 'coaching']);
});

test('what an article recommends comes first, but not before channels that its readers understand', () => {
  expect(ids({ locale: 'zh-cn', products: ['coaching'], first: 'coaching' })).toEqual(['coaching', 'phone', 'chat']);
  expect(ids({ locale: 'en', first: 'phone' })).toEqual(['chat', 'phone']);
});

test('a channel for everything in another language comes before one for some other product', () => {
  const order = (options: Parameters<typeof orderChannels>[1]) => orderChannels(channels, options).map(({ id }) => id);
  expect(order({ locale: 'en' })).toEqual(['chat', 'phone', 'coaching']);
  expect(order({ locale: 'en', products: ['coaching'] })).toEqual(['chat', 'coaching', 'phone']);
});

test('channels of another product are better than none', () => {
  const [, , coaching] = channels;
  expect(shownChannels(coaching ? [coaching] : [], { locale: 'en', products: ['courses'] })).toHaveLength(1);
});

test('a language that is not the readers’ is named', () => {
  expect(foreignLanguages(channel({ languages: ['zh-cn'] }), 'en')).toBe('Chinese only');
  expect(foreignLanguages(channel({ languages: both }), 'en')).toBeUndefined();
});
