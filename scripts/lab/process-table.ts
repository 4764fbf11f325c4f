import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** CPU time of a running process, from Linux’s /proc. */
export interface ProcessFigures {
  pid: number;
  parent: number;
  /** User and system time of the process itself. */
  cpuSeconds: number;
  /** The same for its children that have ended and were waited for, and for their children. */
  childrenCpuSeconds: number;
}

/** USER_HZ: 100 on every Linux that Node runs on, whatever the kernel's own clock rate. */
const ticksPerSecond = 100;

/** @returns `undefined` when there is no such process, or no /proc */
export function readProcess(pid: number | 'self'): ProcessFigures | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in parentheses and may contain any character; see proc_pid_stat(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (position: number): number => Number(fields[position - 3]);
  return {
    pid: Number.parseInt(stat, 10),
    parent: number(4),
    cpuSeconds: (number(14) + number(15)) / ticksPerSecond,
    childrenCpuSeconds: (number(16) + number(17)) / ticksPerSecond,
  };
}

/** @returns the largest resident memory of the process so far, in MiB; 0 when there is no such process */
export function readPeakMiB(pid: number | 'self'): number {
  return readMemoryMiB(pid, 'VmHWM');
}

/** @returns the resident memory of the process, in MiB; 0 when there is no such process */
export function readResidentMiB(pid: number): number {
  return readMemoryMiB(pid, 'VmRSS');
}

/**
 * Memory that a process and its descendants take together, in MiB; 0 when there is no such process. What they have from files,
 * such as the program itself, they share: it counts once.
 */
export function readTreeMiB(pid: number): number {
  const statuses = [pid, ...readChildrenBelow(pid)].map((each) => readText(`/proc/${each}/status`) ?? '');
  const own = statuses.map((status) => fieldMiB(status, 'RssAnon') + fieldMiB(status, 'RssShmem'));
  return own.reduce((sum, each) => sum + each, 0) + Math.max(...statuses.map((status) => fieldMiB(status, 'RssFile')));
}

/** Unlike `readDescendants`, looks at no other process, so that it can be asked often. */
function readChildrenBelow(pid: number): number[] {
  const threads = existsSync(`/proc/${pid}/task`) ? readdirSync(`/proc/${pid}/task`) : [];
  const children = threads.flatMap((thread) => (readText(`/proc/${pid}/task/${thread}/children`) ?? '').split(' '));
  return children.filter((child) => child !== '').flatMap((child) => [Number(child), ...readChildrenBelow(Number(child))]);
}

function readMemoryMiB(pid: number | 'self', field: 'VmHWM' | 'VmRSS'): number {
  return fieldMiB(readText(`/proc/${pid}/status`) ?? '', field);
}

function fieldMiB(status: string, field: string): number {
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kibibytes === undefined ? 0 : Number(kibibytes) / 1024;
}

/** The running descendants of a process, at any depth; none where there is no /proc. */
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
