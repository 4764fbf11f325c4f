import { stripPii } from '../../../../src/privacy/strip-pii.ts';
import { personalForms, remainsOf } from '../../fixtures/personal-data/forms.ts';
import { innocentTexts } from '../../fixtures/personal-data/innocents.ts';
import type { Attack } from './attack.ts';

const maxTouchedShare = 0.01;

export const personalData: Attack = {
  name: 'personal data in unusual spellings',
  before: '419 of 636 removed, 228 of 774 innocent texts changed',
  limit: `all removed, at most ${100 * maxTouchedShare} % of innocent texts changed`,
  async run() {
    const gone = personalForms.filter((form) => remainsOf(form, stripPii(form.text)).length === 0).length;
    const touched = innocentTexts.filter((text) => stripPii(text) !== text).length;
    return {
      after: `${gone} of ${personalForms.length} removed, ${touched} of ${innocentTexts.length} innocent texts changed`,
      isMet: gone === personalForms.length && touched <= maxTouchedShare * innocentTexts.length,
    };
  },
};
