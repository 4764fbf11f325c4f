import { finding } from '../findings/finding.ts';
import { contentVersion, versionOf } from '../knowledge/content-version.ts';
import type { Check } from './check.ts';

/** Content is of the version that this engine reads. */
export const checkContentVersion: Check = ({ kb: { sources } }) => {
  const version = versionOf(sources.site);
  if (sources.site === undefined || version === undefined || version === contentVersion) return [];
  const position = sources.site.locate(['contentVersion']);
  const message = `The content is version ${version}, this engine reads ${contentVersion}.`;
  return [
    version < contentVersion
      ? finding('version/older', position, message, 'Run `npm run upgrade`, which says what it changes and what is left to do.')
      : finding('version/newer', position, message, 'Update the engine; an older one would misread the content.'),
  ];
};
