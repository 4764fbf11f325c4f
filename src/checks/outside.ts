import { type Finding, finding, type Position } from '../findings/finding.ts';
import { channelPath } from '../knowledge/channel-path.ts';
import { bodyPosition, type Check, type CheckInput, isLive } from './check.ts';

/** External links work. Runs only on request, because another site's outage must not fail a build. */
export const checkOutside: Check = (input) => {
  const { outside } = input;
  if (outside === undefined) return [];
  return outsideLinks(input).flatMap(({ url, position }) => {
    const status = outside.get(url);
    return status === undefined || (status >= 200 && status < 400) ? [] : [describe(url, status, position)];
  });
};

/** External URLs to request, without duplicates, in document order. */
export function outsideUrls(input: Pick<CheckInput, 'kb' | 'articles' | 'handbook'>): string[] {
  return [...new Set(outsideLinks(input).map(({ url }) => url))];
}

/** Statuses that sites send to bots for pages a browser can open. */
const refusals = new Set([401, 403, 405, 406, 429, 503, 999]);

function describe(url: string, status: number, position: Position): Finding {
  if (refusals.has(status))
    return finding(
      'link/outside',
      position,
      `\`${url}\` refused the request with status ${status}.`,
      'Open it in a browser; if it works there, leave it as it is.',
    );
  return finding(
    'link/outside',
    position,
    status === 0 ? `\`${url}\` did not respond.` : `\`${url}\` answered with status ${status}.`,
    'Find out where it has moved and link there, or put what matters into the article.',
  );
}

function outsideLinks({
  kb,
  articles,
  handbook,
}: Pick<CheckInput, 'kb' | 'articles' | 'handbook'>): { url: string; position: Position }[] {
  const texts = [...articles.filter(isLive), ...handbook];
  const channels = kb.sources.channels;
  return [
    ...texts.flatMap((text) => text.fragment.links.map((link) => ({ url: link.url, position: bodyPosition(text, link) }))),
    ...(channels === undefined
      ? []
      : kb.channels.flatMap(({ url }, index) =>
          url === undefined ? [] : [{ url, position: channels.locate([...channelPath(channels, index), 'url']) }],
        )),
  ].filter(({ url }) => isOutside(url));
}

/** Domain names reserved for examples and tests never work. https://www.rfc-editor.org/rfc/rfc6761 */
function isOutside(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url) && !/(?:^|\.)(?:example|invalid|test)$/.test(new URL(url).hostname);
}
