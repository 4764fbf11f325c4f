import type { AdviceOn } from '../../advice.ts';

export const translationRules: AdviceOn<'translation'> = {
  'translation/missing': {
    summary: 'Every published public article is there in every language.',
    why: 'Without a translation readers see the original. The page says so, but they may not be able to read it.',
    fix: 'Run the npm run new of the finding: it adds a file of the same name in that language’s folder, with translates filled in. This is only a note: begin with what is asked most.',
  },
  'translation/outdated': {
    summary: 'A translation has an original, and translates its current revision.',
    why: 'If the original changes a rule and the translation does not follow, readers of the two languages get different answers.',
    fix: 'Run npm run translations to see which words changed, bring the translation up to date, then run the accept command of the finding, which sets translates; so does one that still holds. If there is no original, probably only the translation was renamed: rename it back, or both.',
    example: {
      wrong: `# The original is now at e4e89186cc4e
translates: '93b07f1ac52d'`,
      right: `# After updating the translation
translates: 'e4e89186cc4e'`,
    },
  },
  'translation/label': {
    summary: 'Texts for readers in YAML files are there in every language.',
    why: 'Readers of a missing language see a gap, or an id.',
    fix: 'Add a text for each language of site.yaml to the field of the finding. synonyms.yaml is exempt.',
    example: {
      wrong: `# facts.yaml
- id: refund-days
  value: { zh-cn: 7 天 }`,
      right: `# facts.yaml
- id: refund-days
  value: { zh-cn: 7 天, en: 7 days }`,
    },
  },
};
