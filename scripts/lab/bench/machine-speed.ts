/** What `fixedLoop` takes on the machine that budgets in seconds are for. */
const ownSeconds = 6;

export interface MachineSpeed {
  /** Seconds of the processor that the fixed loop took. */
  loopSeconds: number;
  /** How many times longer than there everything may take here; at least 1. */
  slowness: number;
}

/** Measures a loop that is the same everywhere: how fast the machine is now, as far as other work leaves it alone. */
export function measureSpeed(): MachineSpeed {
  const loopSeconds = fixedLoop();
  return { loopSeconds, slowness: Math.max(1, loopSeconds / ownSeconds) };
}

/** For a table whose budgets in seconds have been multiplied. */
export function describeSpeed({ loopSeconds, slowness }: MachineSpeed): string {
  return `Budgets in seconds × ${slowness.toFixed(2)}: a fixed loop takes ${loopSeconds.toFixed(1)} s of the processor here, and ${ownSeconds} s on the machine that they are for.`;
}

/** Long enough to be compiled, and nothing but arithmetic. */
function fixedLoop(): number {
  const { user } = process.cpuUsage();
  let sum = 0;
  for (let number = 0; number < 1.5e9; number += 1) sum = (sum + number * 7) | 0;
  // The sum is used, or the loop could be left out.
  return (process.cpuUsage().user - user) / 1e6 + (sum === 1 ? 1e-9 : 0);
}
