import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/finding.ts';
import { channelPath } from '../knowledge/channel-path.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import type { MediaUse } from '../markdown/fragment.ts';
import { mediaIn } from '../media/media-file.ts';
import { bodyPosition, type Check, type CheckInput, isLive, readableArticles } from './check.ts';

/** Files that articles show or link to are in content/media/ and can be shown there, and each file there is used. */
export const checkMedia: Check = (input) => {
  const { handbook, broken, media } = input;
  const findings = [...readableArticles(input).filter(isLive), ...handbook, ...broken.handbook].flatMap((page) =>
    page.fragment.media.flatMap((use) => {
      const fault = faultOf(use, input);
      return fault === undefined ? [] : [finding(fault.rule, bodyPosition(page, use), fault.message, fault.hint)];
    }),
  );
  return [...media.findings, ...findings, ...checkCodes(input), ...findUnused(input)];
};

/** Pictures that phones scan to reach a channel. */
function checkCodes(input: CheckInput): Finding[] {
  const source = input.kb.sources.channels;
  if (source === undefined) return [];
  return input.kb.channels.flatMap(({ qr = '' }, index) => {
    const position = source.locate([...channelPath(source, index), 'qr']);
    const fault = faultOf({ url: qr, kinds: ['picture', 'drawing'] }, input);
    return fault === undefined ? [] : [finding(fault.rule, position, fault.message, fault.hint)];
  });
}

type Fault = Pick<Finding, 'rule' | 'message' | 'hint'>;

function faultOf({ url, kinds }: Pick<MediaUse, 'url' | 'kinds'>, { media, kb }: CheckInput): Fault | undefined {
  // The sanitizer reports everything else.
  if (!url.startsWith('/media/')) return undefined;
  const file = media.files.get(url);
  if (file === undefined) {
    // One that was refused has its own finding.
    if (media.paths.has(url) && !url.includes('.dark.')) return undefined;
    if (media.paths.has(url)) {
      return {
        rule: 'media/dark',
        message: `\`${url}\` is the dark version of a picture.`,
        hint: 'Name the light one: dark pages show the other by themselves.',
      };
    }
    const sameButCase = [...media.files.keys()].find((path) => path.toLowerCase() === url.toLowerCase());
    return {
      rule: 'media/missing',
      message: `There is no file \`${kb.dir}${url}\`.${didYouMean(sameButCase ?? nearest(url, media.files.keys()))}`,
      hint: sameButCase === undefined ? 'Add the file to content/media/ or correct the path.' : 'Upper and lower case differ.',
    };
  }
  if (kinds.includes(file.kind)) return undefined;
  return {
    rule: 'media/type',
    message: `\`${url}\` cannot be shown here: it is a ${file.kind}, not a ${kinds.join(' or ')}.`,
    hint: file.kind === 'video' ? 'Show it with `<Video>`.' : 'Link to it instead: `[text](/media/…)`.',
  };
}

/** All strings in an operator's file. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Files that no article, handbook page or operator file names; those of drafts and archived articles are in use. */
function findUnused({ kb, articles, handbook, broken, media }: CheckInput): Finding[] {
  // Errors in these files hide what else they name.
  if (media.files.size === 0 || kb.faulty.has('site') || kb.faulty.has('channels')) return [];
  const bodies = [...articles, ...handbook, ...broken.articles, ...broken.handbook].map(({ body }) => body);
  const named = stringsIn([kb.site, kb.channels]).map((text) => (text.startsWith('/media/') ? text : `/media/${text}`));
  const used = new Set([...bodies, ...named].flatMap((text) => mediaIn(text, media.files)));
  return [...media.files.values()]
    .filter((file) => !used.has(file))
    .map(({ path }) =>
      finding(
        'media/unused',
        { file: `${kb.dir}${path}`, line: 1, column: 1 },
        `Nothing shows or links to \`${path}\`, so it is not published.`,
        'Delete it, or use it in an article.',
      ),
    );
}
