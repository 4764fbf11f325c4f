/** One promise of a deployment: held, broken, or not shown because a program is missing here. */
export interface Shown {
  name: string;
  /** What was seen. */
  seen: string;
  isMet: boolean | undefined;
}

export function show(name: string, isMet: boolean, seen: string): Shown {
  return { name, isMet, seen };
}

export function notShown(name: string, why: string): Shown {
  return { name, isMet: undefined, seen: why };
}
