import { stringsFor } from '../../i18n/strings.ts';
import type { Label } from '../../knowledge/fields.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';
import type { Facts } from '../../knowledge/schemas/facts.ts';
import type { Glossary } from '../../knowledge/schemas/glossary.ts';
import type { MediaFile } from '../../media/media-file.ts';
import type { RenderContext } from '../components/component.ts';

/** The operator's data that components can show; plain data, so that it can be sent to a worker thread. */
export interface ShownData {
  facts: Facts;
  channels: readonly Channel[];
  glossary: Glossary;
  /** Hosts whose players `<Video>` may show. */
  videoHosts: readonly string[];
  /** Files of content/media/ by path; in a thread, those that the body names. */
  media: ReadonlyMap<string, MediaFile>;
  /** Left out at the root of a host. */
  basePath?: string;
}

/** What the articles of a locale are rendered with. */
export function renderContext(
  locale: string,
  { facts, channels, glossary, videoHosts, media, basePath = '' }: ShownData,
): RenderContext {
  return {
    locale,
    basePath,
    strings: stringsFor(locale).markdown,
    facts: textsOf(facts, locale, ({ value }) => value),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    terms: textsOf(glossary, locale, ({ definition }) => definition),
    videoHosts,
    media,
  };
}

/** Texts in one locale, by id; entries that have none are left out. */
function textsOf<Entry extends { id: string }>(
  entries: readonly Entry[],
  locale: string,
  labelOf: (entry: Entry) => Label,
): Map<string, string> {
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const text = labelOf(entry)[locale];
      return text === undefined ? [] : [[entry.id, text]];
    }),
  );
}
