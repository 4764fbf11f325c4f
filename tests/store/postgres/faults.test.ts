import { expect, test } from 'vitest';
import { isServerFault, isStatementFault, isTransient } from '../../../src/store/postgres/faults.ts';

const fault = (code: string) => Object.assign(new Error(code), { code });

test.each(['ECONNREFUSED', 'EPIPE', '57P01', '08006', '58030'])(
  'treats %s as a broken connection: what was stored is unknown',
  (code) => {
    expect(isServerFault(fault(code))).toBe(false);
    expect(isTransient(fault(code))).toBe(true);
  },
);

test.each(['23505', '42P01', '22P02', '40P01'])('treats %s as the fault of one caller’s statements', (code) => {
  expect([isServerFault(fault(code)), isStatementFault(fault(code))]).toEqual([true, true]);
});

test.each(['53100', '55P03', '57014', '25006'])('treats %s as a transient fault that affects all callers', (code) => {
  expect([isServerFault(fault(code)), isStatementFault(fault(code)), isTransient(fault(code))]).toEqual([true, false, true]);
});

test.each(['28P01', '3D000', '42501'])('does not treat %s as transient', (code) => {
  expect(isTransient(fault(code))).toBe(false);
});
