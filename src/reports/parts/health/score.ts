import { minSample } from '../../../metrics/share.ts';
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

/** Votes like the other figures that are added to those of learners. */
const addedVotes = minSample;

/**
 * The weighted mean of the figures that are known. Helpfulness counts as though `addedVotes` more learners had judged the
 * article as its other figures do (additive smoothing): without votes it changes nothing, a few move the score a little, and
 * at no number of votes does a not-helpful one raise it or a helpful one lower it, as leaving it out below a minimum would.
 *
 * @returns all as shares, 0…1: the score; what one point of a figure's weight is worth; by how much the score would rise if
 * all votes were helpful
 */
export function scoreOf(
  figures: Figures,
  { helpful, notHelpful }: { helpful: number; notHelpful: number } = { helpful: 0, notHelpful: 0 },
): { score: number; perWeight: number; toBeWon: number } {
  const others = healthFigures.filter((id) => id !== 'helpfulness' && figures[id] !== null);
  const weight = others.reduce((sum, id) => sum + healthWeights[id], 0);
  const mean = others.reduce((sum, id) => sum + healthWeights[id] * (figures[id] ?? 0), 0) / weight;
  const votes = helpful + notHelpful;
  const smoothed = (helpful + addedVotes * mean) / (votes + addedVotes);
  const own = healthWeights.helpfulness;
  const sum = weight + own;
  return {
    score: (weight * mean + own * smoothed) / sum,
    perWeight: (weight + (own * addedVotes) / (votes + addedVotes)) / (weight * sum),
    toBeWon: (own * notHelpful) / ((votes + addedVotes) * sum),
  };
}

/** A share as points of 100. */
export function asPoints(score: number): number {
  return Math.round(100 * score);
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
