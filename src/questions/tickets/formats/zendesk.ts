import type { TicketRecord } from '../fields.ts';
import { readJson } from '../read-json.ts';
import type { TicketFormat } from './format.ts';

/**
 * Zendesk Support: the JSON export of the Admin Center (one ticket to a line), or answers of the Tickets API with metric
 * sets. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
 */
export const zendesk: TicketFormat = {
  defaults: {
    columns: {
      id: 'id',
      subject: 'subject',
      description: 'text',
      created_at: 'received',
      'metric_set.initially_assigned_at': 'assigned',
      first_replied_at: 'answered',
      'metric_set.solved_at': 'resolved',
      status: 'state',
      type: 'kind',
      'via.channel': 'channel',
      'requester.locale': 'locale',
      'requester.email': 'contact',
      'assignee.email': 'assignee',
      'metric_set.replies': 'replies',
      'metric_set.reopens': 'reopened',
    },
    values: {
      state: { new: 'received', open: 'assigned', pending: 'answered', hold: 'assigned', solved: 'resolved', closed: 'resolved' },
      kind: { question: 'question', incident: 'fault', problem: 'fault', task: 'question' },
      assignee: { '*': null },
    },
  },
  async *read(file) {
    for await (const record of readJson(file, 'tickets')) yield withFirstReply(record);
  },
};

/** The export says how many minutes the first reply took, not when it was. */
function withFirstReply({ line, columns }: TicketRecord): TicketRecord {
  const minutes = Number(columns['metric_set.reply_time_in_minutes.calendar'] ?? Number.NaN);
  const created = Date.parse(columns['created_at'] ?? '');
  if (!Number.isFinite(minutes) || Number.isNaN(created)) return { line, columns };
  return { line, columns: { ...columns, first_replied_at: new Date(created + minutes * 60_000).toISOString() } };
}
