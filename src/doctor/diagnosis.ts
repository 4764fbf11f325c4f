/** One thing that was looked at, and how it is. */
export interface Diagnosis {
  /** What was looked at, in a word or two: `key`, `last backup`. */
  about: string;
  status: 'ok' | 'warning' | 'error';
  /** How it is, with the value. */
  message: string;
  /** What to do; left out when all is well. */
  hint?: string;
}

export function ok(about: string, message: string): Diagnosis {
  return { about, status: 'ok', message };
}

export function warning(about: string, message: string, hint: string): Diagnosis {
  return { about, status: 'warning', message, hint };
}

export function fault(about: string, message: string, hint: string): Diagnosis {
  return { about, status: 'error', message, hint };
}

/** For the terminal: one line each, with what to do below it, and the totals. */
export function renderDiagnoses(diagnoses: readonly Diagnosis[]): string {
  const width = Math.max(0, ...diagnoses.map(({ about }) => about.length));
  const lines = diagnoses.map(({ about, status, message, hint }) =>
    [
      `${status.padEnd(7)}  ${about.padEnd(width)}  ${message}`,
      ...(hint === undefined ? [] : [`${' '.repeat(11 + width)}${hint}`]),
    ].join('\n'),
  );
  const count = (wanted: Diagnosis['status']): number => diagnoses.filter(({ status }) => status === wanted).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const totals = [`${errors} ${errors === 1 ? 'error' : 'errors'}`, `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`];
  return [...lines, '', `${totals.join(', ')}, ${count('ok')} in order`, ''].join('\n');
}

/** The result of a task, or what `late` says when it takes longer. */
export async function within<Result>(milliseconds: number, task: Promise<Result>, late: () => Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(late()), milliseconds);
  });
  try {
    return await Promise.race([task, limit]);
  } finally {
    clearTimeout(timer);
  }
}
