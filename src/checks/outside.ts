import { type Finding, finding, type Place } from '../findings/finding.ts';
import { bodyPlace, type Check, type CheckInput, isLive } from './check.ts';

/** What an address outside the help centre answered: an HTTP status, or `0` when nobody was there. */
export type OutsideAnswers = ReadonlyMap<string, number>;

/** Links to the outside lead somewhere. Runs only when they were asked: the world is no reason to stop a build. */
export const checkOutside: Check = (input) => {
  const { outside } = input;
  if (outside === undefined) return [];
  return outsideLinks(input).flatMap(({ url, place }) => {
    const status = outside.get(url);
    return status === undefined || (status >= 200 && status < 400) ? [] : [describe(url, status, place)];
  });
};

/** Addresses that are to be asked, each once, in the order in which they stand. */
export function outsideUrls(input: Pick<CheckInput, 'kb' | 'articles' | 'handbook'>): string[] {
  return [...new Set(outsideLinks(input).map(({ url }) => url))];
}

/** Statuses with which sites turn away programs that a browser would be let in by. */
const refusals = new Set([401, 403, 405, 406, 429, 503, 999]);

function describe(url: string, status: number, place: Place): Finding {
  if (refusals.has(status))
    return finding(
      'link/outside',
      place,
      `\`${url}\` turned the check away with ${status}.`,
      'Open it in a browser; if it is there, leave it.',
    );
  return finding(
    'link/outside',
    place,
    status === 0 ? `Nobody answers at \`${url}\`.` : `\`${url}\` answers ${status}.`,
    'Find out where it has moved and link there, or say it in the article instead.',
  );
}

function outsideLinks({
  kb,
  articles,
  handbook,
}: Pick<CheckInput, 'kb' | 'articles' | 'handbook'>): { url: string; place: Place }[] {
  const texts = [...articles.filter(isLive), ...handbook];
  const channels = kb.sources.channels;
  return [
    ...texts.flatMap((text) => text.fragment.links.map((link) => ({ url: link.url, place: bodyPlace(text, link) }))),
    ...(channels === undefined
      ? []
      : kb.channels.flatMap(({ url }, index) => (url === undefined ? [] : [{ url, place: channels.locate([index, 'url']) }]))),
  ].filter(({ url }) => isOutside(url));
}

/** Names that nobody can have, for examples and tests, lead nowhere on purpose. https://www.rfc-editor.org/rfc/rfc6761 */
function isOutside(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url) && !/(?:^|\.)(?:example|invalid|test)$/.test(new URL(url).hostname);
}
