import { engineVersion } from './folders.ts';

/** What every build depends on beside its content: the engine, Node, the machine, and what Astro and the system's calendar read from the environment. */
export function surroundings(): unknown[] {
  const variables = Object.entries(process.env).filter(([name]) =>
    /^(?:ASTRO_|VITE_|PUBLIC_|NODE_ENV$|TZ$|LANG$|LC_)/.test(name),
  );
  return [engineVersion(), process.versions, process.platform, process.arch, variables.sort()];
}
