import { englishWordList } from '../../english-word-list.ts';

/** The first two sizes have most words of most texts, so that the others are seldom read for a short one. */
const sizes = { frequent: [10, 20], usual: [10, 20, 35, 40], rare: [50, 55, 60, 70] } as const;

type Size = keyof typeof sizes;

const lists = new Map<Size, ReadonlySet<string>>();

function wordsOf(size: Size): ReadonlySet<string> {
  const known = lists.get(size);
  if (known !== undefined) return known;
  const words = englishWordList(sizes[size]);
  lists.set(size, words);
  return words;
}

/** Words that have become usual since the list was made. */
const newer: ReadonlySet<string> = new Set(
  'admin admins apps autoplay backend backends blockchain captcha crypto dropdown emoji emojis esports fintech frontend hashtag hashtags hotspot hotspots iframe inbox inboxes lifecycle livestream livestreams meetup meetups microphone misconfigured multiplayer offline onboarding onwards passkey passkeys paywall plugin plugins podcast podcasts preload preloaded prepaid prepended preselected queueing repo repos reseller rollout screenshot screenshots selfie selfies signup signups smartwatch smartwatches standalone storefront subfolder timeline timelines timestamp timestamps toolbar tooltip tooltips touchscreen uninstall uninstalled uninstalling unfollow unmute unmuted unsubscribe uploader username usernames vlog voicemail webcam webcams webhook webhooks webinar webinars webpage webpages whitelist wifi'.split(
    ' ',
  ),
);

/** Whether it is a word in any spelling of English, in lower case. */
export function isEnglishWord(word: string): boolean {
  return wordsOf('frequent').has(word) || newer.has(word) || wordsOf('usual').has(word) || wordsOf('rare').has(word);
}

/** A shorter word has too many others beside it. */
const minLength = 5;
const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * The word that a writer who has mistyped one letter meant: two letters exchanged, one missing, one too many or a wrong one.
 * Other unknown words are more likely names than mistakes.
 *
 * @param word in lower case, not an English word
 * @returns `undefined` when no usual word is that close
 */
export function meantWord(word: string): string | undefined {
  const usual = wordsOf('usual');
  const isUsual = (candidate: string): boolean => usual.has(candidate);
  if (word.length < minLength) return exchanged(word).find((candidate) => wordsOf('frequent').has(candidate));
  const positions = Array.from({ length: word.length + 1 }, (_, at) => at);
  const within = positions.slice(0, -1);
  return (
    exchanged(word).find(isUsual) ??
    firstOf(positions, (at) => alphabet.map((letter) => word.slice(0, at) + letter + word.slice(at)).find(isUsual)) ??
    firstOf(within, (at) => [word.slice(0, at) + word.slice(at + 1)].find(isUsual)) ??
    firstOf(within, (at) => alphabet.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)).find(isUsual))
  );
}

function exchanged(word: string): string[] {
  return Array.from(word, (letter, at) => word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)).slice(0, -1);
}

function firstOf(positions: readonly number[], candidateAt: (at: number) => string | undefined): string | undefined {
  for (const at of positions) {
    const candidate = candidateAt(at);
    if (candidate !== undefined) return candidate;
  }
  return undefined;
}
