import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { contentVersion } from '../../src/knowledge/content-version.ts';
import type { Migration } from '../../src/upgrading/migration.ts';
import { migrations } from '../../src/upgrading/migrations/index.ts';
import { planUpgrade } from '../../src/upgrading/plan-upgrade.ts';
import { article, channel, plainContent, site } from '../support/builders.ts';

/** The smallest content as texts, with these files. */
function contentFiles(files: Record<string, string> = {}): Map<string, string> {
  const plain = Object.entries(plainContent()).map(([path, file]): [string, string] => [
    path,
    typeof file === 'string' ? file : stringify(file),
  ]);
  return new Map([...plain, ...Object.entries(files)]);
}

const upgrade = (files: Record<string, string> = {}, from = 1) => planUpgrade(contentFiles(files), migrations, from);

describe('the migrations', () => {
  test('lead one by one to the version that the engine reads', () => {
    expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: contentVersion - 1 }, (_, index) => index + 2));
  });

  test('change nothing of what they have changed before', () => {
    const { changed } = upgrade();
    const again = planUpgrade(new Map([...contentFiles(), ...changed]), migrations, 1);
    expect([...again.changed.keys()]).toEqual([]);
  });

  test('are left out when the content has their version', () => {
    expect(upgrade({}, contentVersion)).toEqual({ steps: [], changed: new Map() });
    expect(upgrade({}, 2).steps.map(({ to }) => to)).toEqual([3]);
  });
});

describe('the version of content', () => {
  test.each([
    [
      'a new line at the end',
      'name: { zh-cn: 帮助 }  # 名字\nlocales: [zh-cn]\n',
      'name: { zh-cn: 帮助 }  # 名字\nlocales: [zh-cn]\ncontentVersion: 3\n',
    ],
    ['its line', 'contentVersion: 2 # ours\nname: x', 'contentVersion: 3\nname: x'],
  ])('is written into %s of site.yaml, and every other byte stays', (_, before, after) => {
    expect(upgrade({ 'site.yaml': before }).changed.get('site.yaml')).toBe(after);
  });

  test.each(['{name: x}', 'name: [', '- x'])('is not written where site.yaml is %s', (text) => {
    expect(() => upgrade({ 'site.yaml': text })).toThrow('site.yaml is not written as plain lines of fields');
  });
});

describe('version 2, in which channels.yaml names its list', () => {
  const path = 'channels.yaml';

  test('adds one line and keeps comments and line ends', () => {
    const list = '# Ways to a person.\n\n- id: mail # the first\n  note: |\n    two\n\n    lines\n- id: phone\n';
    const changed = upgrade({ [path]: list }).changed.get(path) ?? '';
    expect(changed).toBe(list.replace('- id: mail', 'channels:\n- id: mail'));
    expect(parse(changed)).toEqual({ channels: parse(list) });
  });

  test.each(['---\n- id: mail\n', '  - id: mail\n  - id: phone\n'])('reads the same channels from %j', (list) => {
    expect(parse(upgrade({ [path]: list }).changed.get(path) ?? '')).toEqual({ channels: parse(list) });
  });

  test.each(['[{id: mail}]', '- id: ["\n', '--- # ours\n- id: mail\n...\n- id: phone\n'])(
    'leaves %j to a person or to the checks',
    (list) => {
      expect(upgrade({ [path]: list }).changed.has(path)).toBe(false);
    },
  );

  test('leaves a file that names it already', () => {
    expect(upgrade({ [path]: stringify({ channels: [channel()] }) }).changed.has(path)).toBe(false);
  });
});

test('version 3 names each picture of public/, with its line and what to write instead', () => {
  const body =
    '先看图。\n\n![退款按钮](/images/refund-button.png)\n\n![好的](/media/ok.png) ![别处](https://example.org/x.png)\n';
  const { steps } = upgrade({
    'articles/zh-cn/a/refund.mdx': article({ body }),
    'articles/zh-cn/broken.mdx': 'no front matter ![x](/images/x.png)',
    'channels.yaml': stringify([channel({ qr: 'https://example.org/wechat' }), channel({ id: 'wechat', qr: '/qr/wechat.png' })]),
  });
  expect(steps.at(-1)?.byHand).toEqual([
    {
      path: 'articles/zh-cn/a/refund.mdx',
      line:
        article({ body })
          .split('\n')
          .findIndex((line) => line.includes('refund-button')) + 1,
      what: 'Move public/images/refund-button.png to media/refund-button.png of the content, and write `/media/refund-button.png`.',
    },
    {
      path: 'channels.yaml',
      line: expect.any(Number),
      what: 'Move public/qr/wechat.png to media/wechat.png of the content, and write `/media/wechat.png`.',
    },
  ]);
});

test('one migration sees what the one before has changed', () => {
  const append = (to: number): Migration => ({
    to,
    summary: '',
    migrate: (files) => ({ changed: new Map([['facts.yaml', `${files.get('facts.yaml')}${to}`]]), byHand: [] }),
  });
  const { changed } = planUpgrade(
    new Map([
      ['facts.yaml', 'f'],
      ['site.yaml', stringify(site())],
    ]),
    [append(2), append(3)],
    1,
  );
  expect(changed.get('facts.yaml')).toBe('f23');
});
