import type { Person } from './staff-routes.ts';

/**
 * The person of team.yaml whom the company’s login names by their id or mail address.
 *
 * @returns `undefined` for anybody else, and for an address that several people have
 */
export function personOf(identity: string, people: readonly Person[]): Person | undefined {
  const name = identity.toLowerCase();
  const found = people.filter(({ id, mail }) => id === name || mail?.toLowerCase() === name);
  return found.length === 1 ? found[0] : undefined;
}
