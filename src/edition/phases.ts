/** A part of a build, and how long it took. */
export interface Phase {
  /** As printed: `reading and checking the content`. */
  name: string;
  seconds: number;
}

/** Measures the parts of a build, one after the other. */
export interface Phases {
  /**
   * Ends the phase before and begins the next.
   *
   * @param name as printed
   */
  begin(name: string): void;
  /** Ends the last phase and returns all in their order; those that began more than once count once, with their sum. */
  end(): Phase[];
}

/** Shorter phases are not announced: there is nothing to wait for. */
const announcedAfterMs = 2000;

/** @param announce is called with the name of each phase that takes longer than two seconds, while it goes on */
export function createPhases(announce: (name: string) => void): Phases {
  const seconds = new Map<string, number>();
  let current: { name: string; started: number; timer: NodeJS.Timeout } | undefined;

  function close(): void {
    if (current === undefined) return;
    const { name, started, timer } = current;
    clearTimeout(timer);
    seconds.set(name, (seconds.get(name) ?? 0) + (performance.now() - started) / 1000);
    current = undefined;
  }

  return {
    begin(name) {
      close();
      const timer = setTimeout(announce, announcedAfterMs, name).unref();
      current = { name, started: performance.now(), timer };
    },
    end() {
      close();
      return Array.from(seconds, ([name, took]) => ({ name, seconds: took }));
    },
  };
}
