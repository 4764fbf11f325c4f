import { contentVersion } from '../../../knowledge/content-version.ts';
import type { AdviceOn } from '../../advice.ts';

export const versionRules: AdviceOn<'version'> = {
  'version/older': {
    summary: 'The content has the version that the engine reads.',
    why: 'A newer engine may expect some files to be written in another way. The old way mostly still works, but what is new does not, and a few things may be read as something else.',
    fix: 'Run npm run upgrade: it says what it changes and what is left for you; with -- --dry-run it only says so. Afterwards contentVersion in site.yaml is the new version.',
    example: { wrong: 'contentVersion: 1', right: `contentVersion: ${contentVersion}` },
  },
  'version/newer': {
    summary: 'The engine is not older than the content.',
    why: 'An older engine does not know what is new, and may read the content wrongly.',
    fix: 'Update the engine; do not lower contentVersion.',
  },
};
