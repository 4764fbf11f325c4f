/**
 * Quantiles of durations of which some are not over yet, by the Kaplan–Meier estimate of the share that lasts longer than t,
 * S(t) = Π (1 − ended at tᵢ ÷ still lasting just before tᵢ) over all tᵢ ≤ t. Leaving out what is not over would count the
 * quick ones only. Kaplan, E. L. and Meier, P. (1958), J. Am. Stat. Assoc. 53(282), 457–481.
 *
 * The quantile is the earliest t with S(t) ≤ 1 − share; where S is equal to that up to the next end, the middle of the two, as
 * `quantile.survfit` of R's package survival has it. Without lasting ones it is therefore the usual median.
 *
 * @param ended durations that are over, in any unit and order
 * @param lasting how long those that are not have lasted so far, in the same unit
 * @returns a function of the share, 0.5 for the median; `undefined` where too few are over to tell
 */
export function survivalQuantiles(
  ended: readonly number[],
  lasting: readonly number[] = [],
): (share: number) => number | undefined {
  const steps = survival(ended, lasting);
  return (share) => {
    const rest = 1 - share;
    const at = steps.findIndex(({ surviving }) => surviving <= rest + tolerance);
    const [step, next] = [steps[at], steps[at + 1]];
    if (step === undefined) return undefined;
    if (step.surviving < rest - tolerance || next === undefined) return step.time;
    return (step.time + next.time) / 2;
  };
}

/** The products are of rounded factors. */
const tolerance = 1e-9;

/** The share that lasts longer than each time at which one or more ended, in ascending order. */
export function survival(ended: readonly number[], lasting: readonly number[]): { time: number; surviving: number }[] {
  const [ends, rest] = [Float64Array.from(ended).sort(), Float64Array.from(lasting).sort()];
  const steps: { time: number; surviving: number }[] = [];
  let surviving = 1;
  let left = 0;
  for (let at = 0; at < ends.length; ) {
    const time = ends[at] as number;
    let after = at;
    while (ends[after] === time) after += 1;
    // What has lasted just as long counts as still lasting.
    while (left < rest.length && (rest[left] as number) < time) left += 1;
    const atRisk = ends.length - at + rest.length - left;
    surviving *= 1 - (after - at) / atRisk;
    steps.push({ time, surviving });
    at = after;
  }
  return steps;
}
