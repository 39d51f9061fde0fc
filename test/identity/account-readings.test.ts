import test from 'ava';
import {isAccountReading, readsAccount} from '../../src/identity/account-readings.ts';
import type {OrderPayload} from '../../src/identity/generated/order.ts';

test('the actions that read the account are those, and no command that is called nearly so', t => {
  t.true(['audit-log', 'audit-proof', 'audit-export'].every(readsAccount));
  t.deepEqual(['audit-logs', 'audit-', 'run', 'toString', ''].filter(readsAccount), []);
  t.true(isAccountReading({action: 'audit-export'} as OrderPayload));
  t.false(isAccountReading({action: 'attach'} as OrderPayload));
});
