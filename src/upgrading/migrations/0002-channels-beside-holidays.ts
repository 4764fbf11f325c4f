import { isDeepStrictEqual } from 'node:util';
import { isSeq, parseDocument } from 'yaml';
import type { Migration } from '../migration.ts';

const path = 'channels.yaml';

/** The file was only the list of channels. */
export const channelsBesideHolidays: Migration = {
  to: 2,
  summary:
    'channels.yaml names its list `channels`. Beside it there is room for `holidays`, which hold for all channels, and for `prepare` and `notice` of the contact page.',
  migrate(files) {
    const text = files.get(path);
    const list = text === undefined ? undefined : parseDocument(text);
    if (text === undefined || list === undefined || !isSeq(list.contents)) return { changed: new Map(), byHand: [] };
    // A list that is a value may stand as far left as its field, so no other line changes.
    const start = text.lastIndexOf('\n', (list.contents.range?.[0] ?? 0) - 1) + 1;
    const named = `${text.slice(0, start)}channels:\n${text.slice(start)}`;
    return isSame(named, list.toJS({ maxAliasCount: 100 }))
      ? { changed: new Map([[path, named]]), byHand: [] }
      : { changed: new Map(), byHand: [{ path, line: 1, what: 'Put the list below a field `channels:`.' }] };
  },
};

function isSame(text: string, channels: unknown): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS({ maxAliasCount: 100 }), { channels });
}
