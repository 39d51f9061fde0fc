import {readFileSync, writeFileSync} from 'node:fs';
import {chmod, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import type {ClientError} from '../../src/client/errors.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const reloads = (lab: Lab) => lab.entries().flatMap(entry => (entry.event === 'reload' ? [entry] : []));
/** Waits for the so-manieth reload to be recorded. */
const reload = (lab: Lab, count: number) => until(() => reloads(lab)[count - 1], `reload ${count}`);

// One server for all: each case starts where the one before left it, with a list of a higher number.
const sharedLab = shareLab();

test.serial(
  'an expired, a not yet valid and an unknown certificate are refused, each with its reason and date',
  async t => {
    const lab = await sharedLab();
    const day = 86_400_000;
    const notAfter = Date.UTC(2026, 0, 31, 12);
    const expired = lab.authority.user('old', {notBefore: notAfter - 90 * day, notAfter});
    const future = lab.authority.user('young', {notBefore: Date.now() + 30 * day});
    const foreign = makeAuthority().user('foreign');
    const cases = [
      {name: 'old', minted: expired, reason: /expired on 2026-01-31 12:00:00 UTC/},
      {name: 'young', minted: future, reason: /not valid before|valid from|not yet valid/},
      {name: 'foreign', minted: foreign, reason: /CA/},
    ];
    const {connect} = await import('../../src/client/connect.ts');
    for (const {name, minted, reason} of cases) {
      const config = await lab.client(name, {minted});
      // The command line says so before it dials.
      const own = await lab.reeve(['run', 'lab-01', 'true'], {config});
      t.not(own.exitCode, 0);
      if (name !== 'foreign') t.regex(own.stderr, reason);
      const told = await askServer(lab, name);
      t.regex(told, reason, `${name}: ${told}`);
      t.regex(told, /"code":"certificate-/);
      await t.throwsAsync(connect('lab-01', {config}));
    }
    t.is(lab.entries().filter(entry => entry.event === 'job-start').length, 0);
  },
);

test.serial(
  'revoking a certificate ends its connection with the reason, and it is not let in again',
  async t => {
    const lab = await sharedLab();
    const minted = lab.authority.user('mallory', {groups: ['ops']});
    const config = await lab.client('mallory', {minted});
    const mallory = await lab.connect(config);
    const alice = await lab.connect();
    const job = mallory.run('sleep', {seconds: 1000});
    const running = alice.run('sleep', {seconds: 0.5});
    await Promise.all([job.started, running.started]);
    await lab.revoke([minted.certificate.serialNumber], 2n);
    const ended = await t.throwsAsync<ClientError>(async () => await job);
    t.is(ended?.code, 'connection-lost');
    t.like(ended?.cause, {wireCode: 'certificate-revoked'});
    t.regex(ended?.message ?? '', /revoked/);
    t.like(await reload(lab, 1), {ok: true, what: 'revocations'});
    const again = await lab.reeve(['run', 'lab-01', 'true'], {config});
    t.is(again.exitCode, 254);
    t.regex(again.stderr, /^reeve: lab-01: .*revoked/);
    // Nobody else noticed; and the job, which was ordered in time, goes on until somebody ends it.
    t.is((await running).exit, 0);
    t.is((await alice.status()).jobs.running, 1);
    await alice.cancel(job.id);
    await until(async () => (await alice.status()).jobs.running === 0, 'its end');
  },
);

test.serial(
  'a certificate that is revoked as compromised takes its jobs with it, and the account says why',
  async t => {
    const lab = await sharedLab();
    const minted = lab.authority.user('mallory', {groups: ['ops']});
    const mallory = await lab.connect(await lab.client('mallory', {minted}));
    const alice = await lab.connect();
    const [job, other] = [mallory.run('sleep', {seconds: 1000}), alice.run('sleep', {seconds: 1000})];
    await Promise.all([job.started, other.started]);
    await lab.revoke([minted.certificate.serialNumber], 3n, {compromised: true});
    const isEnd = (entry: Entry) => entry.event === 'job-end' && entry.job === job.id;
    const end = await until(() => lab.entries().find(isEnd), 'the end of the job');
    t.like(end, {
      outcome: {reason: 'cancelled', message: 'the certificate that ordered it was revoked'},
    });
    // The other one goes on; the one that ended is no longer counted once its end is on disk.
    await until(async () => (await alice.status()).jobs.running === 1, 'one job to be left');
    await alice.cancel(other.id);
    t.is((await other).reason, 'cancelled');
  },
);

test.serial(
  'a list that is older, broken, half written or empty leaves the old one in force, said loudly',
  async t => {
    const lab = await sharedLab();
    const minted = lab.authority.user('mallory', {groups: ['ops']});
    const config = await lab.client('mallory', {minted});
    const serials = [minted.certificate.serialNumber];
    const alice = await lab.connect();
    let count = reloads(lab).length + 1;
    await lab.revoke(serials, 7n);
    t.true((await reload(lab, count)).ok);
    const first = count;
    const shouts = () => lab.serverLog.split('not reloaded, the old stays in force').length - 1;
    const good = lab.authority.crl(serials, {number: 9n});
    const cases: [string, string, RegExp][] = [
      ['older', lab.authority.crl([], {number: 6n}), /older|number 6|lower/],
      ['half written', good.slice(0, good.length / 2), /crl\.pem|revocation/],
      ['empty', '', /crl\.pem|revocation/],
      ['of another CA', makeAuthority().crl([], {number: 99n}), /CA|crl\.pem|signed/],
      ['garbage', '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n', /crl\.pem|revocation/],
    ];
    for (const [what, text, reason] of cases) {
      // Replaced at once, as a careful administrator's tool does; half a list is then really half a list.
      await writeFile(join(lab.folder, 'crl.new'), text);
      await rename(join(lab.folder, 'crl.new'), join(lab.folder, 'crl.pem'));
      const entry = await reload(lab, ++count);
      t.false(entry.ok, what);
      t.regex(entry.message ?? '', reason, what);
      await until(() => shouts() === count - first, `${what} in the log`);
      await t.throwsAsync(lab.connect(config), {message: /revoked/}, what);
      t.is((await alice.run('true')).exit, 0, what);
    }
    t.is((await lab.reeve(['run', 'lab-01', 'true'], {config})).exitCode, 254);
    t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
    await lab.revoke(serials, 9n);
    // On a busy machine the garbage may have been looked at twice.
    await until(() => reloads(lab).at(-1)?.ok, 'a list that is good');
  },
);

test.serial(
  'as root, a list or a CA that others may write is refused, and the old one stays in force',
  async t => {
    if (process.getuid?.() !== 0) {
      return skip(t, 'only a server that is root refuses them');
    }
    const lab = await sharedLab();
    for (const name of ['crl.pem', 'ca.pem']) {
      const path = join(lab.folder, name);
      const count = reloads(lab).length;
      await chmod(path, 0o666);
      // On a busy machine what was before may be looked at once more.
      const refused = await until(
        () =>
          reloads(lab)
            .slice(count)
            .find(({message}) => message?.includes(path)),
        'a refusal',
      );
      t.is(refused.message, `others may write ${path}; run: chmod go-w ${path}`);
      t.is((await lab.reeve(['check', '--config', join(lab.folder, 'server.yaml')])).exitCode, 253);
      t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
      await chmod(path, 0o600);
      await until(() => reloads(lab).at(-1)?.ok === true, 'the file to be taken again');
    }
  },
);

test.serial(
  'after a restart, too, the list that was in force stays, whatever became of its file, and is said loudly',
  async t => {
    const lab = await sharedLab();
    const minted = lab.authority.user('mallory', {groups: ['ops']});
    const config = await lab.client('mallory', {minted});
    const serials = [minted.certificate.serialNumber];
    const count = reloads(lab).length;
    await lab.revoke(serials, 20n);
    await reload(lab, count + 1);
    const path = join(lab.folder, 'crl.pem');
    const cases: [string, () => Promise<unknown>, RegExp][] = [
      ['older', () => lab.revoke([], 19n), /number 19; number 20 is already in force and stays/],
      ['cut', () => writeFile(path, lab.authority.crl(serials, {number: 21n}).slice(0, -60)), /has no end/],
      ['missing', () => rm(path), /there is no such file/],
    ];
    for (const [what, spoil, reason] of cases) {
      await lab.end('SIGTERM');
      await spoil();
      const said = lab.serverLog.length;
      await lab.start();
      t.regex(lab.serverLog.slice(said), reason, what);
      await t.throwsAsync(lab.connect(config), {message: /revoked/}, what);
      t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0, what);
      const check = await lab.reeve(['check', '--config', join(lab.folder, 'server.yaml')]);
      t.is(check.exitCode, 253, what);
      t.regex(check.stdout, reason, what);
      const {warnings} = JSON.parse((await lab.reeve(['status', 'lab-01', '--json'])).stdout);
      t.regex(warnings.join('; '), reason, what);
    }
    const last = reloads(lab).length;
    await lab.revoke(serials, 22n);
    t.true((await reload(lab, last + 1)).ok);
    t.deepEqual(JSON.parse((await lab.reeve(['status', 'lab-01', '--json'])).stdout).warnings, []);
  },
);

test.serial(
  'a new host certificate is taken over without a restart; a key that others may read is refused',
  async t => {
    const lab = await sharedLab();
    const before = await lab.connect();
    const next = lab.authority.host('lab-01', {dns: ['lab-01', 'localhost'], ip: ['127.0.0.1']});
    const first = reloads(lab).length;
    const put = (name: string, text: string) => writeFileSync(join(lab.folder, name), text, {mode: 0o600});
    put('log.key', next.logKeyPem);
    put('host.pem', next.certPem);
    put('host-key.pem', next.keyPem);
    const last = await until(
      () =>
        reloads(lab)
          .slice(first)
          .findLast(entry => entry.ok),
      'the new certificate',
    );
    t.is(last.what, 'certificates');
    const {connect} = await import('node:tls');
    const shown = () =>
      new Promise<string>(resolve => {
        const socket = connect({host: '127.0.0.1', port: lab.port, rejectUnauthorized: false}, () => {
          resolve(socket.getPeerX509Certificate()?.serialNumber ?? '');
          socket.destroy();
        });
        socket.on('error', () => {});
      });
    await until(
      async () => (await shown()) === next.certificate.serialNumber,
      'the new certificate to be shown',
    );
    t.is((await before.run('true')).exit, 0);
    const count = reloads(lab).length;
    await chmod(join(lab.folder, 'host-key.pem'), 0o644);
    put('host.pem', next.certPem);
    // What was written before may be read once more.
    const refused = await until(
      () =>
        reloads(lab)
          .slice(count)
          .find(({ok}) => !ok),
      'a refusal',
    );
    t.regex(refused.message ?? '', /others can read this key/);
    t.is((await lab.reeve(['ping', 'lab-01'])).exitCode, 0);
  },
);

/** What a server says to a certificate, whatever our own client would think of it first. */
async function askServer(lab: Lab, name: string): Promise<string> {
  const {connect} = await import('node:tls');
  const read = (file: string) => readFileSync(join(lab.folder, file));
  const socket = connect({
    host: '127.0.0.1',
    port: lab.port,
    ALPNProtocols: ['reeve/1'],
    cert: read(`${name}.pem`),
    key: read(`${name}-key.pem`),
    ca: read('ca.pem'),
    servername: 'lab-01',
  });
  let said = '';
  for await (const chunk of socket) said += chunk;
  return said;
}
