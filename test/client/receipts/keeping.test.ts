// Whose log key is believed, and what is kept of receipts, for how long.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import {openCuttingProxy} from '../../fixtures/cutting-proxy.ts';
import {honest, once, receipting, remembered} from '../../fixtures/receipting.ts';
import {ScriptedAccount} from '../../fixtures/scripted-account.ts';
import {startScripted, welcome} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

test('a log key that is renewed with its certificate goes on with the same account', async t => {
  const first = await receipting(t);
  await once(first);
  const account = new ScriptedAccount({others: 0});
  account.copy(first.account);
  const second = await receipting(t, honest, {account});
  await using host = await second.connect({receipts: {folder: first.state}});
  t.true((await host.run('x')).ok);
  await host.close();
  t.deepEqual(
    remembered(first).map(name => name.slice(0, 16)),
    ['0000000000000005'],
  );
});

test('a log key that is renewed while a line is up is asked for a few times, and must be the one that the certificate of then names', async t => {
  const first = await receipting(t);
  const renewed = new ScriptedAccount({others: 0});
  const second = await startScripted(t, {
    account: renewed,
    host: () => first.authority.host('lab-01', {logKey: renewed.key}),
    tls: {ca: first.authority.certPem},
  });
  const proxy = await openCuttingProxy(t, first.port);
  const host = await proxy.connect(first.config);
  t.true((await host.run('x')).ok);
  renewed.copy(first.account);
  first.account = renewed;
  // The certificate of now names the old key: this one is not to be believed.
  await t.throwsAsync(async () => await host.run('x'), {code: 'receipt-invalid', message: /is signed by/});
  proxy.target = second.port;
  const {receipt = ''} = await host.run('x');
  t.true(readFileSync(receipt, 'utf8').includes(renewed.verifierLine));
  t.true((await host.run('x')).ok);
  // The first of the run, four in vain, and one that was believed: a host shows its new key a moment after it signs.
  t.is(proxy.connections, 6);
  t.is(second.guests.length, 1);
});

const untrusted: Record<string, [told: object, why: RegExp]> = {
  none: [{}, /it names none; is its server older than its certificate/],
  another: [{log: new ScriptedAccount().verifierLine}, /it names another one/],
  "another host's": [{log: new ScriptedAccount({host: 'lab-02'}).verifierLine}, /it names another one/],
  'what is no key': [{log: 'lab-01/reeve-account+00000000+AAAA'}, /it names what is none/],
};
for (const [what, [told, why]] of Object.entries(untrusted)) {
  test(`a host whose certificate vouches for a log key, and whose welcome names ${what}, is given no order`, async t => {
    const lab = await receipting(t, honest, {greet: guest => guest.say(0, {...welcome, ...told})});
    const error = await t.throwsAsync<ClientError>(lab.connect(), {code: 'log-untrusted'});
    t.regex(
      error?.message ?? '',
      /^lab-01 cannot show its account: its certificate vouches for a log key, and /,
    );
    t.regex(error?.message ?? '', why);
    await lab.connect({receipts: false});
  });
}

test('receipts are kept as long as client.yaml says: older days go with the first of a new one', async t => {
  const lab = await receipting(t);
  const text = readFileSync(lab.config, 'utf8');
  writeFileSync(lab.config, text.replace('folder: state', 'folder: state, keep: 30d'));
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const old = [400, 40, 31, 29, 1].map(day);
  for (const name of [...old, 'mine']) mkdirSync(join(lab.state, 'receipts/lab-01', name), {recursive: true});
  const result = await once(lab);
  const today = result.receipt?.split('/').at(-2) ?? '';
  const kept = [...old.slice(3), today, 'mine'].toSorted();
  await until(() => String(lab.list('receipts', 'lab-01')) === String(kept), 'the sweep');
  t.pass();
});

test('where nothing can be kept, the run is as good as ever, and it is said what could not be', async t => {
  const lab = await receipting(t);
  writeFileSync(lab.state, 'not a folder');
  const warnings: string[] = [];
  await using host = await lab.connect({onWarning: warning => warnings.push(warning)});
  t.like(await host.run('x'), {ok: true, receipt: undefined});
  t.like(await host.run('x'), {ok: true, receipt: undefined});
  await host.close();
  t.is(warnings.filter(text => text.startsWith('lab-01: the receipt could not be kept in ')).length, 1);
  t.true(
    warnings.every(text => text.includes(lab.state)),
    warnings.join('\n'),
  );
  // What was shown is held in memory all the same.
  t.deepEqual(lab.seen, [undefined, 4]);
});

test('a remembered checkpoint that is damaged is told of, and does not pass for one', async t => {
  const lab = await receipting(t);
  await once(lab);
  const [name = ''] = remembered(lab);
  const path = join(lab.state, 'checkpoints/lab-01', name);
  for (const damage of ['', 'x', readFileSync(path, 'utf8').replace('4\n', '3\n')]) {
    writeFileSync(path, damage);
    const warnings: string[] = [];
    await using host = await lab.connect({onWarning: warning => warnings.push(warning)});
    t.deepEqual(warnings, [`lab-01: a remembered checkpoint is damaged, and not used: ${path}`]);
    await host.close();
  }
});

test('the receipts of one connection are all there when it is closed, and warned of where they cannot be', async t => {
  const lab = await receipting(t);
  const warnings: string[] = [];
  const host = await lab.connect({onWarning: warning => warnings.push(warning)});
  const results = await Promise.all(Array.from({length: 20}, () => host.run('x')));
  await host.close();
  for (const {receipt = ''} of results)
    t.regex(readFileSync(receipt, 'utf8'), /^\{"format":"reeve-evidence".*\n\{"seq":\d+.*\n$/);
  const again = await lab.connect({onWarning: warning => warnings.push(warning)});
  await again.run('x');
  rmSync(join(lab.state, 'receipts'), {recursive: true});
  writeFileSync(join(lab.state, 'receipts'), 'not a folder');
  t.true((await again.run('x')).ok);
  await again.close();
  t.is(warnings.filter(text => text.includes('could not be kept')).length, 1);
});
