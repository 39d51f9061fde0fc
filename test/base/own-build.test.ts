import test from 'ava';
import {build, buildWords, ownArguments} from '../../src/base/own-build.ts';

test('a process of ours that another build starts refuses, and says which it is and what to do', t => {
  t.deepEqual(ownArguments(['build=1234', '/srv', '5'], '1234'), ['/srv', '5']);
  const error = t.throws(() => ownArguments(['build=1234', '/srv'], '5678'), {code: 'other-build'});
  t.regex(
    error?.message ?? '',
    /this is build 5678 of reeve, and the server that starts it is build 1234: .*restart/,
  );
  t.throws(() => ownArguments(['build=1234']), {code: 'other-build'});
});

test('source that was not built names no build, and is started as it is', t => {
  t.is(build, undefined);
  t.deepEqual(buildWords, []);
  t.deepEqual(ownArguments(['/srv', 'build=1234'], '5678'), ['/srv', 'build=1234']);
});
