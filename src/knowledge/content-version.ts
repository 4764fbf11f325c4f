import type { YamlSource } from './files/yaml-source.ts';

/** Version of the format of content that this engine reads; `src/upgrading/` brings older content to it. */
export const contentVersion = 3;

/** Version of content that does not name one: it was written before versions were. */
export const firstContentVersion = 1;

/** What `contentVersion` in site.yaml says; `undefined` when the file cannot be read, or that is not a version. */
export function versionOf(site: YamlSource | undefined): number | undefined {
  if (site === undefined || typeof site.data !== 'object' || site.data === null) return undefined;
  const { contentVersion: version = firstContentVersion } = site.data as { contentVersion?: unknown };
  return Number.isSafeInteger(version) && Number(version) >= firstContentVersion ? Number(version) : undefined;
}
