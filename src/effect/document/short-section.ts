import type { EffectTexts } from '../../i18n/effect/strings.ts';
import type { Section } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { sectionOf } from './tables.ts';

/** One line for each kind of effect, so that a reviewer knows whether to read on. */
export function shortSection(
  { search, articles: { added, changed, removed }, findings: { introduced, fixed }, missingRedirects, health: { mean } }: Effect,
  { short }: EffectTexts,
): Section[] {
  const errors = introduced.filter(({ severity }) => severity === 'error').length;
  const toFix = (search?.lost.length ?? 0) + missingRedirects.length + introduced.length;
  const items = [
    short.toFix(toFix),
    ...(search === null
      ? []
      : [short.search(search.lost.length, search.won.length, search.fellBehind.length, search.textAlone.lost.length)]),
    short.articles(added.length, changed.length, removed.length),
    short.findings(introduced.length, errors, fixed.length),
    ...(mean.before === null || mean.after === null || mean.before === mean.after
      ? []
      : [short.health(mean.before.toFixed(1), mean.after.toFixed(1))]),
  ];
  return sectionOf('short', short.heading, [{ kind: 'list', items }]);
}
