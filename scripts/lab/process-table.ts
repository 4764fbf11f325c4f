import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What Linux tells about running processes: CPU used and the most memory held, from /proc. */
export interface ProcessFigures {
  pid: number;
  parent: number;
  /** User and system time of the process itself. */
  cpuSeconds: number;
  /** The same of its children that have ended and were waited for, with theirs. */
  childrenCpuSeconds: number;
}

/** USER_HZ: 100 on every Linux that Node runs on, whatever the kernel's own clock. */
const ticksASecond = 100;

/** @returns `undefined` when there is no such process, or no /proc */
export function readProcess(pid: number | 'self'): ProcessFigures | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets and may hold anything; see proc_pid_stat(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (position: number): number => Number(fields[position - 3]);
  return {
    pid: Number.parseInt(stat, 10),
    parent: number(4),
    cpuSeconds: (number(14) + number(15)) / ticksASecond,
    childrenCpuSeconds: (number(16) + number(17)) / ticksASecond,
  };
}

/** @returns the most memory the process ever held, in MiB; 0 when there is no such process */
export function readPeakMiB(pid: number | 'self'): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readText(`/proc/${pid}/status`) ?? '')?.[1];
  return kibibytes === undefined ? 0 : Number(kibibytes) / 1024;
}

/** The running processes below one, at any depth; none where there is no /proc. */
export function readDescendants(ancestor: number): ProcessFigures[] {
  if (!existsSync('/proc')) return [];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(Number(pid)) ?? []);
  const below = (pid: number): ProcessFigures[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(ancestor);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
