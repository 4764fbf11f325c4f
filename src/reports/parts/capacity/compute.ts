import { weeksIn } from '../../../metrics/period.ts';
import type { BaseInput } from '../../input.ts';
import type { HandledInput } from './collect.ts';
import { loadOfKinds, sum } from './handling-time.ts';
import type { CapacityReport } from './schema.ts';
import { staffingFor } from './staffing.ts';
import { loadOfTeams } from './team-load.ts';

type Input = Pick<BaseInput, 'categories' | 'people' | 'owners' | 'period'> & HandledInput;

const nothing = { arrivals: [], noted: [], timed: [] };

/** Whether the support teams can do what arrives. */
export function capacityOf(input: Input): CapacityReport {
  const { handled = nothing, period } = input;
  const kinds = loadOfKinds(handled, weeksIn(period));
  return {
    recorded: input.handled !== undefined,
    period: { ...period },
    arrivals: sum(handled.arrivals),
    timed: sum(handled.timed),
    kinds,
    ...loadOfTeams(handled, kinds, input),
    staffing: staffingFor(handled, period),
  };
}
