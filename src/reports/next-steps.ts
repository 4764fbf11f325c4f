/** A list of next steps that is longer is not read; everything is in the tables below it. */
export const MOST_NEXT_STEPS = 10;

export function firstSteps<Step>(steps: readonly Step[]): Step[] {
  return steps.slice(0, MOST_NEXT_STEPS);
}
