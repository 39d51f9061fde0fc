import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {openssl, runScript, temporaryFolder} from '../fixtures/ca-folder.ts';

const reeve = (args: string[], env?: NodeJS.ProcessEnv) => runScript('dist/reeve.js', args, env);

test('a CA, a host and a user are made, listed, renewed, revoked and exported from the command line', async t => {
  const dir = join(await temporaryFolder(t), 'certs');
  const run = async (...args: string[]) => {
    const {status, stdout, stderr} = await reeve([...args, '--dir', dir], {REEVE_EXPORT_PASSWORD: 'secret'});
    t.is(status, 0, stderr);
    return stdout;
  };
  t.regex(await run('ca', 'init'), /^CA made, valid until /);
  t.regex(
    await run('cert', 'host', 'lab-01', '--dns', 'lab-01.example.org', '--ip', '10.0.0.5'),
    /DNS:lab-01, DNS:lab-01\.example\.org, IP Address:10\.0\.0\.5/,
  );
  const logPublic = join(dir, 'hosts/lab-01/log.pub');
  const host = JSON.parse(await run('cert', 'renew', 'host:lab-01', '--log-pub', logPublic, '--json'));
  t.like(host, {
    names: 'DNS:lab-01, DNS:lab-01.example.org, IP Address:10.0.0.5',
    log: join(dir, 'hosts/lab-01/log.key'),
  });
  const user = JSON.parse(
    await run('cert', 'user', 'alice', '--group', 'ops', '--group', 'admins', '--json'),
  );
  t.like(user, {
    kind: 'user',
    name: 'alice',
    groups: ['ops', 'admins'],
    cert: join(dir, 'users/alice/cert.pem'),
  });
  await run('cert', 'renew', 'user:alice', '--days', '7');
  t.regex(
    await run('cert', 'revoke', user.serial),
    new RegExp(`^revoked user alice, serial ${user.serial}\n`),
  );
  const goOn = await run('cert', 'revoke', 'user:alice');
  t.regex(
    goOn,
    /^jobs of alice keep running; to make hosts end them, too, run: reeve cert revoke user:alice --end-jobs --dir /m,
  );
  t.notRegex(await run('cert', 'revoke', 'user:alice', '--end-jobs'), /go on/);
  t.notRegex(await run('cert', 'revoke', 'user:alice'), /go on/);
  const table = await run('cert', 'list');
  t.regex(table, /^KIND +NAME +GROUPS +STATUS +UNTIL +SERIAL\nhost +lab-01 +- +valid /);
  t.regex(table, new RegExp(`user +alice +ops,admins +revoked +\\S+ +${user.serial}`));
  const list: Array<{status: string}> = JSON.parse(await run('--json', 'cert', 'list'));
  t.deepEqual(list.map(({status}) => status).toSorted(), ['revoked', 'revoked', 'valid', 'valid']);
  await run('cert', 'export', 'user:alice');
  await t.notThrowsAsync(
    openssl('pkcs12', '-in', join(dir, 'users/alice/alice.p12'), '-passin', 'pass:secret', '-nodes'),
  );
});

test('what cannot be done is said in one line, with status 253', async t => {
  const dir = await temporaryFolder(t);
  const attempts: Array<[string[], RegExp]> = [
    [['cert', 'user', 'alice'], /^reeve: there is no CA in .*reeve ca init/],
    [['cert', 'renew', 'alice'], /^reeve: "alice" is neither user:NAME nor host:NAME$/m],
    [['cert', 'revoke'], /^reeve: name what to revoke/],
    [['cert', 'host', 'x', '--days', 'many'], /whole number of days/],
    [['cert', 'export', 'user:alice'], /--password-file FILE or set REEVE_EXPORT_PASSWORD/],
  ];
  for (const [args, message] of attempts) {
    const {status, stdout, stderr} = await reeve([...args, '--dir', dir]);
    t.is(status, 253, args.join(' '));
    t.is(stdout, '');
    t.regex(stderr, message);
  }
});

test("the CA's passphrase comes from a file or the environment, and shows nowhere", async t => {
  const dir = await temporaryFolder(t);
  const certs = join(dir, 'certs');
  const file = join(dir, 'passphrase');
  await writeFile(file, 'hunter2\nsecond line\n', {mode: 0o600});
  const ends = [
    await reeve(['ca', 'init', '--dir', certs, '--passphrase-file', file]),
    await reeve(['cert', 'user', 'alice', '--dir', certs, '--passphrase-file', file]),
    await reeve(['cert', 'user', 'bob', '--dir', certs], {REEVE_CA_PASSPHRASE: 'hunter2'}),
    await reeve(['cert', 'user', 'carol', '--dir', certs], {REEVE_CA_PASSPHRASE: 'wrong-guess'}),
    await reeve(['cert', 'user', 'carol', '--dir', certs]),
  ];
  t.deepEqual(
    ends.map(({status}) => status),
    [0, 0, 0, 253, 253],
  );
  t.regex(ends[3]?.stderr ?? '', /wrong passphrase/);
  t.regex(ends[4]?.stderr ?? '', /give --passphrase-file FILE or set REEVE_CA_PASSPHRASE/);
  t.notRegex(ends.map(({stdout, stderr}) => stdout + stderr).join(), /hunter2|wrong-guess/);
  t.regex(await readFile(join(certs, 'ca.key'), 'utf8'), /ENCRYPTED/);
});

test('a file with a passphrase that others can read is refused', async t => {
  const dir = await temporaryFolder(t);
  const file = join(dir, 'passphrase');
  await writeFile(file, 'hunter2\n', {mode: 0o644});
  const {status, stderr} = await reeve([
    'ca',
    'init',
    '--dir',
    join(dir, 'certs'),
    '--passphrase-file',
    file,
  ]);
  t.is(status, 253);
  t.regex(stderr, /others can read this/);
});
