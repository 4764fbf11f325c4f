import { stringsFor } from '../i18n/strings.ts';
import type { Channel } from '../knowledge/channels.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { RenderContext } from './components/component.ts';

/** The operator's data that articles can show; plain, so that it can be sent to a worker thread. */
export interface ShownData {
  facts: Facts;
  channels: readonly Channel[];
}

/** What a locale's articles are rendered with. */
export function renderContext(locale: string, { facts, channels }: ShownData): RenderContext {
  return {
    locale,
    strings: stringsFor(locale).markdown,
    facts: new Map(facts.flatMap(({ id, value }) => (value[locale] === undefined ? [] : [[id, value[locale]]]))),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
  };
}
