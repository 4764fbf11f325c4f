import { csv } from './csv.ts';
import type { TicketFormat } from './format.ts';
import { freshdesk } from './freshdesk.ts';
import { intercom } from './intercom.ts';
import { zendesk } from './zendesk.ts';

/** By the value of `--format`. */
export const ticketFormats: Readonly<Record<'csv' | 'zendesk' | 'intercom' | 'freshdesk', TicketFormat>> = {
  csv,
  zendesk,
  intercom,
  freshdesk,
};
