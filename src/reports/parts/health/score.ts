import type { CheckedText } from '../../checked-texts.ts';
import { checklistOf, hasFinding } from './standard.ts';
import { type HealthFigure, healthFigures, healthWeights } from './weights.ts';

/** 0…1; null when unknown or not applicable. */
export type Figures = Record<HealthFigure, number | null>;

/** Figures that the content alone tells, without any reader; those of readers are unknown. */
export function contentFigures(
  checked: CheckedText,
  { overdueDays, reviewEvery }: { overdueDays: number; reviewEvery: number },
): Figures {
  const { applicable, unmet } = checklistOf(checked);
  return {
    checklist: rounded((applicable.length - unmet.length) / applicable.length),
    helpfulness: null,
    freshness: rounded(Math.max(0, 1 - overdueDays / reviewEvery)),
    findability: null,
    readability: checked.readability?.score ?? null,
    links: checked.links === 0 ? null : hasFinding(checked, ['link/', 'related/']) ? 0 : 1,
    media: checked.media === 0 ? null : hasFinding(checked, ['media/']) ? 0 : 1,
    translation: checked.translated === undefined ? null : rounded(checked.translated),
  };
}

/**
 * Weighted mean of the figures that are known.
 *
 * @returns the score, 0–100, and the weight of the known figures; what is needed to say how many points a share is worth
 */
export function scoreOf(figures: Figures): { score: number; weight: number; known: HealthFigure[] } {
  const known = healthFigures.filter((id) => figures[id] !== null);
  const weight = known.reduce((sum, id) => sum + healthWeights[id], 0);
  const points = known.reduce((sum, id) => sum + healthWeights[id] * (figures[id] ?? 0), 0);
  return { score: Math.round((100 * points) / weight), weight, known };
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
