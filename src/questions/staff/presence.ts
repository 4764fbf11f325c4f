import { minuteMs } from '../../metrics/instants.ts';

/** Somebody who has a question open. */
export interface Looking {
  person: string;
  /** Milliseconds since 1970. */
  since: number;
}

/** How long somebody counts as looking after they last loaded the page. */
const lookingMs = 10 * minuteMs;

/** Questions that are remembered; beyond it, the one opened longest ago is forgotten. */
const maxQuestions = 1_000;

/**
 * Who looks at which question. Kept in memory: of several processes, each knows those who came to it. It only saves two
 * people the same work; that neither overwrites the other is up to the version of the question.
 */
export function createPresence() {
  const byQuestion = new Map<string, (Looking & { seenAt: number })[]>();
  return {
    /** Notes that a person looks at a question. @returns who else does, the first to come first */
    look(question: string, person: string, now: number): Looking[] {
      const looking = (byQuestion.get(question) ?? []).filter(({ seenAt }) => seenAt > now - lookingMs);
      const since = looking.find((each) => each.person === person)?.since ?? now;
      const others = looking.filter((each) => each.person !== person);
      byQuestion.delete(question);
      byQuestion.set(question, [...others, { person, since, seenAt: now }]);
      for (const oldest of byQuestion.keys()) {
        if (byQuestion.size <= maxQuestions) break;
        byQuestion.delete(oldest);
      }
      return others.map(({ person: id, since: from }) => ({ person: id, since: from })).sort((a, b) => a.since - b.since);
    },

    /** Notes that a person is done with it. */
    leave(question: string, person: string): void {
      const others = (byQuestion.get(question) ?? []).filter((each) => each.person !== person);
      if (others.length === 0) byQuestion.delete(question);
      else byQuestion.set(question, others);
    },
  };
}
