import { expect } from 'vitest';
import { compileBody, factsOfBody } from '../../src/markdown/compile/compile-body.ts';
import { renderContext, type ShownData } from '../../src/markdown/compile/context.ts';
import type { Fragment } from '../../src/markdown/fragment.ts';
import type { MediaFile } from '../../src/media/media-file.ts';
import { channel } from '../support/builders.ts';

export const shownData: ShownData = {
  facts: [{ id: 'refund-days', value: { 'zh-cn': '7 天', en: '7 days' } }],
  channels: [channel({ label: { 'zh-cn': '邮箱', en: 'Mail' } })],
  glossary: [{ id: 'camp', term: { 'zh-cn': '训练营' }, definition: { 'zh-cn': '有期限的“班课”' } }],
  videoHosts: ['player.example'],
  media: new Map(
    [
      drawing('/media/refund.svg', 280, 560),
      drawing('/media/wide.svg', 640, 320),
      { ...drawing('/media/themed.svg', 280, 560), dark: drawing('/media/themed.dark.svg', 280, 560) },
      picture('/media/photo.jpg', 2400, 1600),
      picture('/media/screen@2x.png', 1200, 800, 2),
      { path: '/media/live.mp4', kind: 'video', version: 'v1', bytes: 9 } as const,
      { path: '/media/live.vtt', kind: 'captions', version: 'v1', bytes: 9 } as const,
      { path: '/media/form.pdf', kind: 'download', version: 'v1', bytes: 120_000 } as const,
    ].map((file): [string, MediaFile] => [file.path, file]),
  ),
};

function drawing(path: string, width: number, height: number): MediaFile {
  return { path, kind: 'drawing', version: 'v1', bytes: 9, size: { width, height, density: 1, hasAlpha: true } };
}

/** @param density the size is that of the file, which is shown so many times smaller */
function picture(path: string, width: number, height: number, density = 1): MediaFile {
  const size = { width: width / density, height: height / density, density, hasAlpha: false };
  return { path, kind: 'picture', version: 'v1', bytes: 9, size };
}

/** Compiles a body as an article of the sample content. With each, what checks compile is compared. */
export async function compile(body: string, locale = 'zh-cn', data = shownData): Promise<Fragment> {
  const context = renderContext(locale, data);
  const fragment = await compileBody(body, context);
  const { html, markdown, extras, ...facts } = fragment;
  expect(factsOfBody(body, context), 'what checks see').toEqual(facts);
  return fragment;
}

export async function htmlOf(body: string): Promise<string> {
  return (await compile(body)).html;
}

/** `<line>:<column> <rule> <message> <hint>` of each finding. */
export async function findingsOf(body: string): Promise<string[]> {
  return (await compile(body)).findings.map(
    ({ line, column, rule, message, hint }) => `${line}:${column} ${rule} ${message} ${hint}`,
  );
}

/** The rules that a body breaks, each once. */
export async function rulesOf(body: string): Promise<string[]> {
  return [...new Set((await compile(body)).findings.map(({ rule }) => rule))];
}

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/**
 * The opening tags of HTML as hast-util-to-html writes it, values without entities.
 *
 * @throws Error when anything in it could be read as a tag and is not one
 */
export function tagsOf(html: string): Tag[] {
  const pattern = /<(\/?)([a-z][a-z0-9]*)((?: [a-z:-]+(?:="[^"]*")?)*)>/g;
  const rest = html.replaceAll(pattern, '');
  if (rest.includes('<')) throw new Error(`Not a tag: ${rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60)}`);
  return [...html.matchAll(pattern)].flatMap(([, end, name = '', attributes = '']) => {
    const pairs = [...attributes.matchAll(/ ([a-z:-]+)(?:="([^"]*)")?/g)];
    return end === '/'
      ? []
      : [{ name, attributes: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, decodeEntities(value)])) }];
  });
}

function decodeEntities(value: string): string {
  return value
    .replaceAll(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
