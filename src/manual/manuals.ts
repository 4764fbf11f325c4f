import type { Rule } from '../findings/rules.ts';
import type { Advice } from './advice.ts';
import { labels as englishLabels } from './en/labels.ts';
import { ruleAdvice as englishAdvice } from './en/rules/index.ts';
import { terms as englishTerms } from './en/terms.ts';
import type { ManualLabels } from './labels.ts';
import type { Term } from './term.ts';
import { labels as chineseLabels } from './zh-cn/labels.ts';
import { ruleAdvice as chineseAdvice } from './zh-cn/rules/index.ts';
import { terms as chineseTerms } from './zh-cn/terms.ts';

/** The engine's own manual in one language. Its pages are the `.mdx` files of the folder that is named after the locale. */
export interface Manual {
  locale: string;
  labels: ManualLabels;
  /** Words with a special meaning, by their anchor on the glossary page. */
  terms: Readonly<Record<TermId, Term>>;
  ruleAdvice: Readonly<Record<Rule, Advice>>;
}

export type TermId = keyof typeof chineseTerms;

export const englishManual: Manual = { locale: 'en', labels: englishLabels, terms: englishTerms, ruleAdvice: englishAdvice };

const chineseManual: Manual = { locale: 'zh-cn', labels: chineseLabels, terms: chineseTerms, ruleAdvice: chineseAdvice };

export const manuals: readonly Manual[] = [chineseManual, englishManual];

/** The manual that readers of a locale see: English where it is not translated. */
export function manualFor(locale: string): Manual {
  return manuals.find((manual) => manual.locale === locale) ?? englishManual;
}
