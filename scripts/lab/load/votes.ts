import { jsonPost, type LoadResult, load } from './raw-client.ts';
import { smallSiteVote, timedUuid } from './small-site.ts';

/** Answer to a vote. */
export interface VoteAnswer {
  status: number;
  /** Id that the vote was sent under. */
  id: string;
  body: string;
}

export interface LoadVotesOptions {
  /** `http://127.0.0.1:4321` */
  url: string;
  connections: number;
  /** How many votes are sent. */
  votes: number;
  /** Share of votes that are sent a second time under the same id, as a page does when it gets no answer (default: 0). */
  repeated?: number;
  onAnswer?: (answer: VoteAnswer) => void;
}

/** Votes that a proof sends once the server should accept them again. */
export const votesAfterRecovery = 50;

/** Sends votes for the first ten articles of a small site, each from its own device group. */
export function loadVotes({ url, connections, votes, repeated = 0, onAnswer }: LoadVotesOptions): Promise<LoadResult> {
  const sent: string[] = [];
  return load({
    url,
    connections,
    requests: votes,
    makeRequest(connection) {
      const before = sent[connection];
      const id = before !== undefined && Math.random() < repeated ? before : timedUuid();
      sent[connection] = id;
      return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
    },
    onAnswer: (status, body, connection) => onAnswer?.({ status, id: sent[connection] ?? '', body }),
  });
}
