import type { TicketRecord } from '../fields.ts';
import { readJson } from '../read-json.ts';
import type { TicketFormat } from './format.ts';

/**
 * Freshdesk: answers of the API with `include=stats,requester,description`, or the account export, in which every ticket is
 * in a field `helpdesk_ticket`. https://developers.freshdesk.com/api/#tickets
 */
export const freshdesk: TicketFormat = {
  defaults: {
    columns: {
      id: 'id',
      display_id: 'id',
      subject: 'subject',
      description_text: 'text',
      description: 'text',
      created_at: 'received',
      'stats.first_responded_at': 'answered',
      'ticket_states.first_response_time': 'answered',
      'stats.resolved_at': 'resolved',
      'ticket_states.resolved_at': 'resolved',
      status: 'state',
      type: 'kind',
      ticket_type: 'kind',
      source: 'channel',
      'requester.email': 'contact',
      'requester.phone': 'contact',
    },
    values: {
      state: { 2: 'assigned', 3: 'answered', 4: 'resolved', 5: 'resolved' },
      kind: { Question: 'question', Incident: 'fault', Problem: 'fault', 'Feature Request': 'wish' },
    },
  },
  async *read(file) {
    for await (const record of readJson(file, 'tickets')) yield unwrapped(record);
  },
};

function unwrapped({ line, columns }: TicketRecord): TicketRecord {
  const entries = Object.entries(columns).map(([name, value]) => [name.replace(/^helpdesk_ticket\./, ''), value]);
  return { line, columns: Object.fromEntries(entries) };
}
