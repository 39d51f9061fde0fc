import {createHmac} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {openSecrets, sealSecrets} from '../../src/identity/secrets.ts';
import {anyText} from '../fixtures/any-text.ts';

const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/);
const values = fc.dictionary(names, anyText({maxLength: 100}), {maxKeys: 8});

test('what was sealed opens, and the order holds none of it', t => {
  fc.assert(
    fc.property(values, given => {
      const {marks, secrets} = sealSecrets(given);
      t.deepEqual(new Map(openSecrets(marks, secrets)), new Map(Object.entries(given)));
      for (const mark of Object.values(marks)) t.regex(mark, /^[0-9a-f]{64}$/);
      t.is(Buffer.from(secrets.key, 'base64').length, 32);
    }),
  );
});

test('a mark is the HMAC-SHA256 of the name, a NUL and the value', t => {
  const {marks, secrets} = sealSecrets({token: 'hunter2'});
  const key = Buffer.from(secrets.key, 'base64');
  t.is(marks.token, createHmac('sha256', key).update('token\0hunter2').digest('hex'));
});

test('the same secret is marked differently in every order, so that none tells of another', t => {
  const [one, two] = [sealSecrets({token: 'hunter2'}), sealSecrets({token: 'hunter2'})];
  t.not(one.marks.token, two.marks.token);
  t.not(one.secrets.key, two.secrets.key);
  const {marks} = sealSecrets({a: 'hunter2', b: 'hunter2'});
  t.not(marks.a, marks.b, 'nor which two are equal');
});

test('a gate cannot change, exchange, leave out, add or keep for later what was signed for', t => {
  const {marks, secrets} = sealSecrets({a: 'first-value', b: 'other-value'});
  const {key, values: given} = secrets;
  const earlier = sealSecrets({a: 'first-value', b: 'other-value'}).secrets;
  const altered = {
    changed: {key, values: {...given, a: 'first-valuE'}},
    'made longer': {key, values: {...given, a: 'first-value '}},
    exchanged: {key, values: {a: 'other-value', b: 'first-value'}},
    'left out': {key, values: {a: 'first-value'}},
    added: {key, values: {...given, c: 'x'}},
    'added by a name that every object has': {key, values: {...given, toString: 'x'}},
    'under another key': {...secrets, key: earlier.key},
    'of an earlier order': earlier,
    'without any': {key, values: {}},
    'nothing at all': undefined,
  };
  for (const [how, brought] of Object.entries(altered)) {
    const error = t.throws(() => openSecrets(marks, brought), {code: 'order-secrets'}, how);
    t.notRegex(error?.message ?? '', /value [^t]|first|other/, how);
  }
  t.throws(() => openSecrets({}, secrets), {code: 'order-secrets'});
  t.throws(() => openSecrets(undefined, secrets), {code: 'order-secrets'});
});

test('a name and a value cannot be cut elsewhere', t => {
  const {marks, secrets} = sealSecrets({ab: 'c'});
  t.throws(() => openSecrets({a: marks.ab ?? ''}, {key: secrets.key, values: {a: 'bc'}}), {
    code: 'order-secrets',
  });
});

test('a mark that is none is refused as one that does not fit', t => {
  const {secrets} = sealSecrets({a: 'x'});
  for (const mark of ['', '00', 'zz', '0'.repeat(63), '0'.repeat(66)])
    t.throws(() => openSecrets({a: mark}, secrets), {code: 'order-secrets'}, mark);
});

test('an order without secrets has none', t => {
  t.is(openSecrets(undefined, undefined).size, 0);
  t.is(openSecrets({}, {key: '', values: {}}).size, 0);
});
