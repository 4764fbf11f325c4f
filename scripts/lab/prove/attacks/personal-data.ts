import { stripPii } from '../../../../src/privacy/strip-pii.ts';
import { personalForms, remainsOf } from '../../fixtures/personal-data/forms.ts';
import { innocentTexts } from '../../fixtures/personal-data/innocents.ts';
import type { Attack } from './attack.ts';

const mostTouched = 0.01;

export const personalData: Attack = {
  name: 'personal data in unusual spellings',
  before: '419 of 636 taken out, 228 of 774 innocent texts touched',
  limit: `all taken out, at most ${100 * mostTouched} % of innocent texts touched`,
  async run() {
    const gone = personalForms.filter((form) => remainsOf(form, stripPii(form.text)).length === 0).length;
    const touched = innocentTexts.filter((text) => stripPii(text) !== text).length;
    return {
      after: `${gone} of ${personalForms.length} taken out, ${touched} of ${innocentTexts.length} innocent texts touched`,
      isMet: gone === personalForms.length && touched <= mostTouched * innocentTexts.length,
    };
  },
};
