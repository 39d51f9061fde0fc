// The memory of hosts: listed, forgotten, kept for each lab, and told apart where a host contradicts it.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {authorityId} from '../../src/identity/revocation-list.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {ReceiptingLab} from '../fixtures/receipting.ts';
import {honest, receipting, remembered} from '../fixtures/receipting.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';

const reeve = async (lab: ReceiptingLab, words: string[], config = lab.config) => {
  const {status, stdout, stderr} = await commandLine(lab, words, {config}).ended;
  return {status, stdout: stdout.toString(), stderr};
};

/** A file beside client.yaml that differs from it in this. */
function configWith(lab: ReceiptingLab, change: (text: string) => string): string {
  const path = join(lab.folder, `client-${readdirSync(lab.folder).length}.yaml`);
  writeFileSync(path, change(readFileSync(lab.config, 'utf8')));
  return path;
}

/** Another host of this name, in a lab of its own; its client remembers where that of `lab` does. */
async function inOtherLab(t: ExecutionContext, lab: ReceiptingLab) {
  const other = await receipting(t);
  const config = configWith(other, text => text.replace('folder: state', `folder: ${lab.state}`));
  return {other, config};
}

test('known list shows of which hosts something is remembered, in a table of 80 columns and as JSON', async t => {
  const lab = await receipting(t);
  const none = await reeve(lab, ['known', 'list']);
  t.deepEqual(none, {status: 0, stdout: '', stderr: `reeve: no host is remembered in ${lab.state}\n`});
  t.deepEqual(JSON.parse((await reeve(lab, ['known', 'list', '--json'])).stdout), []);
  t.is((await reeve(lab, ['run', 'lab-01', 'x'])).status, 0);

  const {status, stdout, stderr} = await reeve(lab, ['known', 'list']);
  t.deepEqual([status, stderr], [0, '']);
  const ca = authorityId(lab.authority.certificate);
  const [, id = ''] = lab.account.verifierLine.split('+');
  const [heading = '', row = '', ...more] = stdout.split('\n');
  t.deepEqual(more, ['']);
  t.regex(heading, /^HOST +ENTRIES +SEEN +LOG KEY +CA$/);
  t.regex(row, new RegExp(`^lab-01 +4 +20..-.*UTC +${id} +${ca.slice(0, 12)}$`));
  t.true(row.length <= 80);
  t.like(JSON.parse((await reeve(lab, ['known', 'list', '--json'])).stdout), [
    {host: 'lab-01', lab: null, entries: 4, logKey: lab.account.verifierLine, ca},
  ]);
});

test('a host that was forgotten is believed anew; what it showed is put aside, and its receipts stay', async t => {
  const lab = await receipting(t);
  await reeve(lab, ['run', 'lab-01', 'x']);
  const before = remembered(lab);
  lab.account = new ScriptedAccount({key: lab.account.key, others: 9, about: 'nothing'});
  t.is((await reeve(lab, ['run', 'lab-01', 'x'])).status, 251);
  const receipts = lab.list('receipts', 'lab-01');

  const mistyped = await reeve(lab, ['known', 'remove', 'lab-1']);
  t.is(mistyped.status, 253);
  t.is(mistyped.stderr, `reeve: nothing is remembered of "lab-1" in ${lab.state}; did you mean lab-01?\n`);

  const {status, stdout, stderr} = await reeve(lab, ['known', 'remove', 'lab-01']);
  t.deepEqual([status, stderr], [0, '']);
  const [aside = '', ...more] = lab.list('forgotten');
  t.deepEqual(more, []);
  t.is(
    stdout,
    `lab-01 is forgotten, of which 4 entries of its account were shown; its memory is kept in ${join(lab.state, 'forgotten', aside)}\n`,
  );
  t.deepEqual(lab.list('forgotten', aside), before);
  t.deepEqual(lab.list('receipts', 'lab-01'), receipts);
  t.is((await reeve(lab, ['run', 'lab-01', 'x'])).status, 0);
  t.is((await reeve(lab, ['run', 'lab-01', 'x'])).status, 0);

  const again = JSON.parse((await reeve(lab, ['known', 'remove', '--json', 'lab-01'])).stdout);
  t.like(again, {host: 'lab-01', lab: null, entries: 12});
  t.true(existsSync(again.folder));
  t.is((await reeve(lab, ['known', 'remove', 'lab-01'])).status, 253);
});

test('a host of the same name in another lab is told as one, with the line that keeps the two apart', async t => {
  const lab = await receipting(t);
  await reeve(lab, ['run', 'lab-01', 'x']);
  const {other, config} = await inOtherLab(t, lab);
  const {status, stderr} = await reeve(other, ['run', 'lab-01', 'x'], config);
  t.is(status, 251);
  t.regex(stderr, /another CA vouches for lab-01 .*\(4 entries then, 4 now\): it is one of another lab\n/);
  t.true(stderr.includes(`reeve: lab-01: write a line "lab: NAME" into ${config}, so that`));
  t.false(/rewritten/.test(stderr));
  // Neither of the two did anything wrong.
  t.deepEqual(lab.list('evidence'), []);
});

test('with a lab of its own in client.yaml each is held to what it showed itself', async t => {
  const lab = await receipting(t);
  await reeve(lab, ['run', 'lab-01', 'x']);
  const {other, config} = await inOtherLab(t, lab);
  const named = join(other.folder, 'named.yaml');
  writeFileSync(named, `lab: physics\n${readFileSync(config, 'utf8')}`);
  for (let runs = 2; runs > 0; runs--) {
    t.is((await reeve(other, ['run', 'lab-01', 'x'], named)).status, 0);
    t.is((await reeve(lab, ['run', 'lab-01', 'x'])).status, 0);
  }
  t.is(lab.list('labs', 'physics', 'checkpoints', 'lab-01').length, 1);
  t.is(lab.list('labs', 'physics', 'receipts', 'lab-01').length, 1);
  const listed = JSON.parse((await reeve(other, ['known', 'list', '--json'], named)).stdout);
  t.like(listed, [
    {host: 'lab-01', lab: 'physics', entries: 5, ca: authorityId(other.authority.certificate)},
  ]);
  t.is((await reeve(other, ['known', 'remove', 'lab-01'], named)).status, 0);
  t.deepEqual(JSON.parse((await reeve(lab, ['known', 'list', '--json'])).stdout).length, 1);

  other.account = new ScriptedAccount({key: other.account.key});
  t.is((await reeve(other, ['run', 'lab-01', 'x'], named)).status, 0);
  other.account = new ScriptedAccount({key: other.account.key, others: 7, about: 'nothing'});
  const {status, stderr} = await reeve(other, ['run', 'lab-01', 'x'], named);
  t.is(status, 251);
  t.regex(stderr, /labs\/physics\/evidence\//);
});

for (const [lab, others] of Object.entries({
  'as few entries as a new one has': 1,
  'more entries than before': 20,
})) {
  test(`a host that was set up anew is told as such, with the command that forgets the old one: another log key by the same CA, ${lab}`, async t => {
    const before = await receipting(t);
    await reeve(before, ['run', 'lab-01', 'x']);
    const account = new ScriptedAccount({others, about: 'anew'});
    const {authority} = before;
    const anew = await receipting(t, honest, {
      account,
      host: () => authority.host('lab-01', {logKey: account.key}),
      tls: {ca: authority.certPem},
    });
    const config = configWith(before, text => text.replace(String(before.port), String(anew.port)));
    const {status, stderr} = await reeve(before, ['run', 'lab-01', 'x'], config);
    t.is(status, 251);
    const [what = '', kept = '', advice = ''] = stderr.split('\n');
    t.is(
      what,
      `reeve: lab-01: was set up anew: the CA vouches for another log key than before, and its account does not continue what was shown before (4 entries then, ${others + 1} now)`,
    );
    t.true(kept.includes(join(before.state, 'evidence')));
    t.is(
      advice,
      'reeve: lab-01: if the administrator of lab-01 confirms that, forget how it was before: reeve known remove lab-01',
    );
    t.is((await reeve(before, ['known', 'remove', 'lab-01'])).status, 0);
    t.is((await reeve(before, ['run', 'lab-01', 'x'], config)).status, 0);
  });
}

test('a host whose log key and CA are new, and whose account goes on, is no other host', async t => {
  const before = await receipting(t);
  await reeve(before, ['run', 'lab-01', 'x']);
  const account = new ScriptedAccount({others: 0});
  account.copy(before.account);
  const {other, config} = await (async () => {
    const next = await receipting(t, honest, {account});
    return {
      other: next,
      config: configWith(next, text => text.replace('folder: state', `folder: ${before.state}`)),
    };
  })();
  t.is((await reeve(other, ['run', 'lab-01', 'x'], config)).status, 0);
  t.like(JSON.parse((await reeve(other, ['known', 'list', '--json'], config)).stdout), [
    {entries: 5, ca: authorityId(other.authority.certificate)},
  ]);
});

test('a name of a lab that could lead elsewhere is refused', async t => {
  const lab = await receipting(t);
  for (const name of ['../other', 'a/b', '.', '""']) {
    const config = configWith(lab, text => `lab: ${name}\n${text}`);
    const {status, stderr} = await reeve(lab, ['known', 'list'], config);
    t.is(status, 253);
    t.regex(stderr, /:1:6: lab: found .*, expected a name for the lab: letters, digits, dots and hyphens/);
  }
});
