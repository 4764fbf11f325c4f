import { contentVersion } from '../../../knowledge/content-version.ts';
import type { AdviceOn } from '../../advice.ts';

export const versionRules: AdviceOn<'version'> = {
  'version/older': {
    summary: '内容的版本和引擎读的版本一致。',
    why: '引擎升级后，有的文件换了写法。旧写法多半还能读，但新功能用不上，个别地方会被读成别的意思。',
    fix: '运行 npm run upgrade：它会说明改了什么、还有什么要手工改；加 -- --dry-run 只看不改。改好后 site.yaml 里的 contentVersion 就是新版本。',
    example: { wrong: 'contentVersion: 1', right: `contentVersion: ${contentVersion}` },
  },
  'version/newer': {
    summary: '引擎不比内容旧。',
    why: '旧引擎不认识新写法，读出来的内容可能是错的。',
    fix: '更新引擎，不要把 contentVersion 改小。',
  },
};
