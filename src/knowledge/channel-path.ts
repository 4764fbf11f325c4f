import type { YamlSource } from './files/yaml-source.ts';

/** Path of a channel in channels.yaml, which may be only the list of channels. */
export function channelPath(source: Pick<YamlSource, 'data'> | undefined, index: number): PropertyKey[] {
  return Array.isArray(source?.data) ? [index] : ['channels', index];
}
