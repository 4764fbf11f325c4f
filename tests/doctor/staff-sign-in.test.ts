import { expect, test } from 'vitest';
import { diagnoseStaffSignIn } from '../../src/doctor/staff-sign-in.ts';
import { teamSchema } from '../../src/knowledge/schemas/team.ts';

const works = { teams: ['billing'], skills: [], languages: ['en'], hours: { support: 20, writing: 5 } };

const { people } = teamSchema.parse({
  teams: [{ id: 'billing', name: { en: 'Billing' } }],
  people: [
    { ...works, id: 'shen-wei', name: 'Shen Wei', mail: 'shen-wei@qinghe.example' },
    { ...works, id: 'grace-tan', name: 'Grace Tan' },
  ],
});

test('a login that cannot sign everybody in is named, with whom', () => {
  const told = (header: string | undefined, audience: 'public' | 'internal' = 'internal') =>
    diagnoseStaffSignIn({ header, audience, people }).map(({ status, message }) => `${status} ${message}`);
  expect(told(undefined)).toEqual([]);
  expect(told('remote-user', 'public')).toEqual([
    'warning KB_STAFF_HEADER has no effect: the public edition has no pages for the staff.',
  ]);
  expect(told('remote-user')).toEqual(['ok by the header remote-user of the proxy, or by a link']);
  expect(told('x-forwarded-email')).toEqual([
    'warning The header x-forwarded-email cannot name grace-tan: team.yaml has no mail address of theirs.',
  ]);
});
