import type { ManualLabels } from '../labels.ts';

export const labels: ManualLabels = {
  rules: '检查规则',
  severities: { error: '错误', warning: '警告', info: '提示' },
  stopsBuild: '会阻止构建',
  doesNotStopBuild: '不会阻止构建',
  why: '为什么',
  fix: '怎么改',
  example: '例子',
  wrong: '不要这样写：',
  right: '改成：',
  ruleTable: ['规则', '级别', '遵守时是什么样'],
  glossary: '词汇表',
  term: '词',
  inCode: '代码和英文里',
  meaning: '意思',
};
