import { readJson } from '../read-json.ts';
import type { TicketFormat } from './format.ts';

/**
 * Intercom: conversations of the API with their statistics; times are seconds since 1970, texts are HTML.
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/conversation
 */
export const intercom: TicketFormat = {
  defaults: {
    columns: {
      id: 'id',
      title: 'subject',
      'source.subject': 'subject',
      'source.body': 'text',
      created_at: 'received',
      'statistics.first_assignment_at': 'assigned',
      'statistics.first_admin_reply_at': 'answered',
      'statistics.last_close_at': 'resolved',
      state: 'state',
      'source.type': 'channel',
      'source.author.email': 'contact',
      'statistics.count_reopens': 'reopened',
      'conversation_rating.rating': 'csat',
    },
    values: { state: { open: 'assigned', snoozed: 'assigned', closed: 'resolved' } },
  },
  read: (file) => readJson(file, 'conversations'),
};
