import test from 'ava';
import {serverEnvironment} from '../../src/base/node-process.ts';

test('a server takes from its environment what it needs, and nothing that says what to load, whom to believe or where to write', t => {
  const needed = {HOME: '/root', TZ: 'UTC', NOTIFY_SOCKET: '/run/notify', XDG_RUNTIME_DIR: '/run/user/0'};
  const harmful = {
    NODE_OPTIONS: '--inspect',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    NODE_COMPILE_CACHE: '/tmp/cache',
    NODE_V8_COVERAGE: '/tmp/coverage',
    NODE_PATH: '/tmp',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    SSLKEYLOGFILE: '/tmp/keys',
    SSL_CERT_FILE: '/tmp/ca.pem',
    OPENSSL_CONF: '/tmp/openssl.cnf',
    LD_PRELOAD: '/tmp/code.so',
    GLIBC_TUNABLES: 'glibc.malloc.check=3',
    UV_THREADPOOL_SIZE: '1',
    PATH: '/tmp',
    REEVE_INSPECT: 'executor',
    SECRET: 'of whoever started it',
  };
  const {PATH, LANG, ...rest} = serverEnvironment({...needed, ...harmful});
  t.deepEqual(rest, needed);
  t.is(LANG, 'C.UTF-8');
  t.notRegex(PATH ?? '', /tmp/);
});
