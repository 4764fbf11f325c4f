/** Something that happens at a time, in milliseconds since 1970. */
export interface Happening {
  at: number;
  run: () => Promise<void>;
}

/** What is still to happen, the earliest first; of two at the same time, the one that was added first. */
export interface Agenda {
  add(happening: Happening): void;
  /** Removes and returns the earliest one before an instant. */
  takeBefore(end: number): Happening | undefined;
}

/** A binary heap: Knuth, TAOCP 3, 5.2.3. */
export function createAgenda(): Agenda {
  const heap: (Happening & { order: number })[] = [];
  let added = 0;
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return other === undefined && one !== undefined;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  };
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as (typeof heap)[number], heap[a] as (typeof heap)[number]];
  };

  return {
    add(happening) {
      heap.push({ ...happening, order: added });
      added += 1;
      for (let index = heap.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1;
        if (!isBefore(index, parent)) break;
        swap(index, parent);
        index = parent;
      }
    },

    takeBefore(end) {
      const [first] = heap;
      if (first === undefined || first.at >= end) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        const child = isBefore(right, left) ? right : left;
        if (child >= heap.length || !isBefore(child, index)) return first;
        swap(index, child);
        index = child;
      }
    },
  };
}
