import type { Audience } from '../knowledge/audience.ts';
import type { Team } from '../knowledge/schemas/team.ts';
import { type Diagnosis, ok, warning } from './diagnosis.ts';

interface SignIn {
  /** `KB_STAFF_HEADER` */
  header: string | undefined;
  audience: Audience;
  people: Team['people'];
}

/** Whether the company’s login can sign in the people of team.yaml. What makes it unsafe is refused by the server itself. */
export function diagnoseStaffSignIn({ header, audience, people }: SignIn): Diagnosis[] {
  if (header === undefined) return [];
  if (audience === 'public')
    return [
      warning(
        'staff sign-in',
        'KB_STAFF_HEADER has no effect: the public edition has no pages for the staff.',
        'Set it for the server of the internal edition, with KB_AUDIENCE=internal.',
      ),
    ];
  const mailless = header.includes('mail') ? people.filter(({ mail }) => mail === undefined) : [];
  if (mailless.length === 0) return [ok('staff sign-in', `by the header ${header} of the proxy, or by a link`)];
  return [
    warning(
      'staff sign-in',
      `The header ${header} cannot name ${mailless.map(({ id }) => id).join(', ')}: team.yaml has no mail address of theirs.`,
      'Add `mail` to them in team.yaml, or let the proxy send their ids.',
    ),
  ];
}
