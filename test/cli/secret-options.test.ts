import test from 'ava';
import fc from 'fast-check';
import {parseSecretOptions} from '../../src/cli/secrets/secret-options.ts';

test('a secret is asked for, or comes from a file or from standard input', t => {
  t.deepEqual(
    [...parseSecretOptions(['password', 'token=@/run/secrets/a=b', 'pin=-'])],
    [
      ['password', {from: 'prompt'}],
      ['token', {from: 'file', path: '/run/secrets/a=b'}],
      ['pin', {from: 'stdin'}],
    ],
  );
});

test('a value on the command line is refused, with the reason, and is not repeated', t => {
  const value = fc.string({minLength: 6}).filter(text => !text.startsWith('@'));
  fc.assert(
    fc.property(value, text => {
      const error = t.throws(() => parseSecretOptions([`password=${text}`]), {code: 'usage'});
      return /seen by everybody on this machine/.test(error.message) && !error.message.includes(text);
    }),
  );
  t.throws(() => parseSecretOptions(['password=']), {message: /seen by everybody/});
  t.throws(() => parseSecretOptions(['password=@']), {message: /seen by everybody/});
});

test('names that are none, one given twice and two that want standard input are refused', t => {
  t.throws(() => parseSecretOptions(['=x']), {message: '--secret: "" is not the name of a parameter'});
  t.throws(() => parseSecretOptions(['__proto__']), {message: /is not the name of a parameter/});
  t.throws(() => parseSecretOptions(['a', 'a=-']), {message: '--secret: a is given twice'});
  t.throws(() => parseSecretOptions(['a=-', 'b=-']), {message: /only one can come from standard input/});
});
