import { daysIn } from '../../../metrics/period.ts';
import type { Share } from '../../../metrics/share.ts';
import type { ServiceReport } from '../service/schema.ts';
import type { Figures } from './read-figures.ts';
import type { Scorecard } from './schema.ts';

/**
 * Service quality S = C × R × A, with C = P ÷ T: questions answered for each hour spent on them; R = resolved ÷ received;
 * A = CSAT. So S is the number of questions an hour that are resolved and found good. The operator's documents print R
 * inverted, as received ÷ resolved, by which resolving less would be better.
 *
 * @param figures of the operator, whose `handlingHours` stand in where nobody noted minutes
 */
export function qualityOf({ total, period }: ServiceReport, csat: Share, figures: Figures | undefined): Scorecard['quality'] {
  const { timed, minutes, perHour: noted } = total.handled;
  const isNoted = noted !== null;
  const isGiven = !isNoted && figures !== undefined && figures.handlingHours > 0 && total.answered > 0;
  const processed = isGiven ? total.answered : timed;
  // The operator's period may be another one: its hours a day stand for those of this one.
  const hours = isNoted ? minutes / 60 : isGiven ? (figures.handlingHours * daysIn(period)) / daysIn(figures) : null;
  const perHour = isNoted ? noted : hours === null ? null : processed / hours;
  const resolutionRate = shareOrNull(total.resolutionRate);
  const satisfaction = shareOrNull(csat);
  const isKnown = perHour !== null && resolutionRate !== null && satisfaction !== null;
  return {
    processed,
    hours,
    perHour,
    resolutionRate,
    satisfaction,
    value: isKnown ? perHour * resolutionRate * satisfaction : null,
    hoursFrom: isNoted ? 'staff' : isGiven ? 'figures' : null,
  };
}

export function shareOrNull(share: Share): number | null {
  return share.state === 'known' ? share.share : null;
}
