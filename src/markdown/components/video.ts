import { plainRendition } from '../../media/renditions.ts';
import { asFlow, type Component, element, icon, type RenderContext, text } from './component.ts';
import { pictureElements } from './picture.ts';

/**
 * A video: a file of content/media/, or the player of a host that site.yaml names. Nothing of it loads before a click;
 * without script the click opens it. Its content is the transcript.
 */
export const video: Component = {
  kind: 'flow',
  children: true,
  whenEmpty: {
    rule: 'media/transcript',
    message: 'The video has no transcript.',
    hint: 'Write what is said and shown between `<Video …>` and `</Video>`, with blank lines around it.',
  },
  attributes: {
    src: { required: true, media: ['video'], check: faultOfSource },
    title: { required: true, isText: true },
    poster: { media: ['picture', 'drawing'] },
    captions: { media: ['captions'] },
    duration: {
      isText: true,
      example: '1:20',
      check: (duration) =>
        /^\d{1,3}:[0-5]\d(?::[0-5]\d)?$/.test(duration)
          ? undefined
          : { message: `\`${duration}\` is not a duration.`, hint: 'Write minutes and seconds: `duration="1:20"`.' },
    },
  },
  render({ src = '', title = '', poster = '', captions = '', duration }, children, context) {
    const file = context.media.get(src);
    const picture = context.media.get(poster);
    const track = context.media.get(captions);
    const host = file === undefined ? hostOf(src) : undefined;
    const isAllowed = file !== undefined || (host !== undefined && context.videoHosts.includes(host));
    const name = element('span', { className: ['video-title'] }, [text(title)]);
    const meta = [duration, host].flatMap((value) => (value === undefined ? [] : [element('span', {}, [text(value)])]));
    const content = [
      ...(picture === undefined ? [] : pictureElements(picture, { alt: '', loading: 'lazy', enlarges: false }, context)),
      element('span', { className: ['video-text'] }, [icon('play'), name, ...meta]),
    ];
    return element('figure', { className: ['video'] }, [
      isAllowed
        ? element(
            'a',
            {
              href: file === undefined ? src : encodeURI(plainRendition(file).path),
              dataVideo: file === undefined ? 'frame' : 'file',
              ...(track !== undefined && { dataCaptions: encodeURI(plainRendition(track).path) }),
            },
            content,
          )
        : element('div', {}, content),
      element('details', {}, [element('summary', {}, [text(context.strings.transcript)]), ...asFlow(children)]),
    ]);
  },
  plain({ src = '', title = '', duration }, content, context) {
    const file = context.media.get(src);
    const host = file === undefined ? hostOf(src) : undefined;
    const address = file === undefined ? src : encodeURI(plainRendition(file).path);
    const meta = [duration, host].filter((value) => value !== undefined).join(', ');
    return `[${title}](${address})${meta && ` (${meta})`}\n\n**${context.strings.transcript}**\n\n${content}`;
  },
};

function faultOfSource(
  src: string,
  { videoHosts }: RenderContext,
): ReturnType<NonNullable<Component['attributes'][string]['check']>> {
  if (src.startsWith('/media/')) return undefined;
  const host = hostOf(src);
  if (host !== undefined && videoHosts.includes(host)) return undefined;
  const hosts = videoHosts.length === 0 ? 'it names none yet' : videoHosts.map((each) => `\`${each}\``).join(', ');
  return {
    rule: 'media/external',
    message:
      host === undefined
        ? `\`${src}\` is neither a file of content/media/ nor an https address.`
        : `\`${host}\` is not among the video hosts.`,
    hint: `Put the file into content/media/ and write \`src="/media/….mp4"\`, or use a host of \`videoHosts\` in site.yaml (${hosts}).`,
  };
}

/** `undefined` for everything but an https address without a port or password. */
function hostOf(src: string): string | undefined {
  if (!URL.canParse(src)) return undefined;
  const { protocol, hostname, host, username, password } = new URL(src);
  return protocol === 'https:' && host === hostname && username === '' && password === '' ? hostname : undefined;
}
