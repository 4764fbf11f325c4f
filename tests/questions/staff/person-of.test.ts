import { expect, test } from 'vitest';
import { personOf } from '../../../src/questions/staff/person-of.ts';
import { settings } from '../builders.ts';

const [first, second] = settings.people;
if (first === undefined || second === undefined) throw new Error('The settings of the tests have two people.');

test('the company’s login names a person by their id or mail address, in any case', () => {
  const people = [{ ...first, mail: 'First.One@qinghe.example' }, second];
  expect(personOf(first.id.toUpperCase(), people)).toBe(people[0]);
  expect(personOf('first.one@QINGHE.example', people)).toBe(people[0]);
  expect(personOf(`${first.id} `, people)).toBeUndefined();
  expect(personOf('undefined', [{ ...first, mail: undefined }, second])).toBeUndefined();
});

test('an address that several people have names nobody, nor does one person’s id that is another’s address', () => {
  const shared = 'team@qinghe.example';
  expect(
    personOf(shared, [
      { ...first, mail: shared },
      { ...second, mail: shared },
    ]),
  ).toBeUndefined();
  expect(personOf(first.id, [first, { ...second, mail: first.id }])).toBeUndefined();
});
