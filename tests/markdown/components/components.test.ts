import { describe, expect, test } from 'vitest';
import { manuals } from '../../../src/manual/manuals.ts';
import type { Attribute, Component } from '../../../src/markdown/components/component.ts';
import { components } from '../../../src/markdown/components/index.ts';
import { manualPage } from '../../support/manual-pages.ts';
import { compile } from '../compile-body.ts';

/** Entries of `shownData`. */
const knownIds = { fact: 'refund-days', channel: 'mail', term: 'camp' };

/** Files of `shownData`. */
const knownMedia = {
  picture: '/media/photo.jpg',
  drawing: '/media/themed.svg',
  video: '/media/live.mp4',
  captions: '/media/live.vtt',
  download: '/media/form.pdf',
};

/** A value for an attribute; for shown text one that is found again. */
function exampleOf(name: string, { values, refersTo, isText, media, example }: Attribute): string {
  if (values !== undefined) return values[0] ?? '';
  if (refersTo !== undefined) return knownIds[refersTo];
  if (example !== undefined) return example;
  if (media !== undefined) return knownMedia[media[0] ?? 'picture'];
  if (isText) return `属性 ${name}`;
  throw new Error(`\`${name}\` is neither shown, nor a reference, nor one of a list of values: what is it for?`);
}

/** The component with some of its attributes, its content, and what it must be inside of. */
function bodyOf(name: string, isUsed: (attribute: Attribute) => boolean): string {
  const { inside } = components[name] as Component;
  const usage = usageOf(name, isUsed);
  if (inside === undefined) return usage;
  const outer = attributesOf(components[inside] as Component, ({ required }) => required === true);
  return `<${inside}${outer}>\n${usage}\n</${inside}>`;
}

function usageOf(name: string, isUsed: (attribute: Attribute) => boolean): string {
  const { kind, children, holds, attributes } = components[name] as Component;
  const written = attributesOf({ attributes }, isUsed);
  if (children === false || (children === 'optional' && holds === undefined)) return `<${name}${written} />`;
  if (kind === 'phrasing') return `<${name}${written}>里面 **重点**</${name}>`;
  const content = holds === undefined ? '里面 **重点**\n\n- 一项 `代码`\n\n1. 第一步' : usageOf(holds, isUsed);
  return `<${name}${written}>\n\n${content}\n\n</${name}>`;
}

function attributesOf({ attributes }: Pick<Component, 'attributes'>, isUsed: (attribute: Attribute) => boolean): string {
  return Object.entries(attributes)
    .filter(([, attribute]) => isUsed(attribute))
    .map(([key, attribute]) => ` ${key}="${exampleOf(key, attribute)}"`)
    .join('');
}

/** Every piece of text that a reader of the HTML sees or hears. */
function shownTexts(html: string): string[] {
  const alternatives = [...html.matchAll(/ alt="([^"]*)"/g)].map(([, alt = '']) => alt);
  return [...html.split(/<[^>]+>/), ...alternatives].map((text) => text.trim()).filter((text) => text !== '');
}

describe.each(Object.entries(components))('%s', (name, component) => {
  test.each([
    ['all its attributes', () => true],
    ['the required ones only', ({ required }: Attribute) => required === true],
  ])('with %s is allowed, and loses nothing of what it shows in plain Markdown', async (_which, isUsed) => {
    const { html, markdown, findings } = await compile(bodyOf(name, isUsed));
    expect(findings).toEqual([]);
    expect(shownTexts(html)).not.toEqual([]);
    for (const text of shownTexts(html)) expect(markdown).toContain(text);
    expect(markdown).not.toMatch(/<[A-Z]/);
  });

  test('shows its texts to readers and counts them as words of the article', async () => {
    const { html, words } = await compile(bodyOf(name, () => true));
    for (const [key, attribute] of Object.entries(component.attributes)) {
      if (!attribute.isText) continue;
      expect(shownTexts(html)).toContain(exampleOf(key, attribute));
      expect(words).toContain(exampleOf(key, attribute));
    }
  });

  test.each(manuals)('is described in the manual of $locale, with its attributes and their values', ({ locale }) => {
    const manual = manualPage(locale, 'writing');
    expect(manual).toMatch(new RegExp(`<${name}\\b`));
    const row = manual.split('\n').find((line) => new RegExp(`<${name}\\b`).test(line)) ?? '';
    for (const [key, { values = [] }] of Object.entries(component.attributes))
      for (const word of [key, ...values]) expect(row).toContain(word);
  });
});
