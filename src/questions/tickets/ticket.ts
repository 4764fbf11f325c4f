import type { Kind, State } from '../states.ts';

/** A ticket as it is understood; what the export does not tell is `undefined`. Instants are milliseconds since 1970. */
export interface Ticket {
  /** In its system. */
  id: string;
  text: string;
  reply: string | undefined;
  receivedAt: number;
  assignedAt: number | undefined;
  answeredAt: number | undefined;
  resolvedAt: number | undefined;
  state: State;
  kind: Kind;
  category: string | undefined;
  product: string | undefined;
  channel: string;
  locale: string;
  assignee: string | undefined;
  contact: string | undefined;
  order: string | undefined;
  article: string | undefined;
  outcome: string | undefined;
  minutes: number | undefined;
  /** Known together with `reopened` or not at all: whether one reply was enough needs both. */
  replies: number | undefined;
  reopened: number | undefined;
  csat: number | undefined;
}

/** Why a ticket cannot be imported as the mapping has it. */
export interface TicketFault {
  line: number;
  /** The same for faults that are fixed in the same way, which are shown once. */
  key: string;
  message: string;
  hint: string;
}
