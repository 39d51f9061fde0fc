// A client in another language, written from docs/protocol.md, against a real server.
import {createHash, randomBytes} from 'node:crypto';
import {mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {execa} from 'execa';
import fc from 'fast-check';
import type {Lab, LabOptions} from '../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {ask, hostLog, interop, why} from './python.ts';

const commands = `
  echo: { about: Prints its words, argv: [printf, "%s", "{words...}"], params: { words: { type: array, items: { type: string }, allowDash: true } } }
  fail: { about: Prints on both channels and fails, argv: [sh, -c, "printf out; printf err >&2; exit 41"] }
  die: { about: Ends by a signal, argv: [sh, -c, "kill -KILL $$"] }
  show: { about: Two files on the two channels at once, argv: [sh, -c, 'cat "$1" & cat "$2" >&2; wait', sh, "{out}", "{err}"], params: { out: { type: string, pattern: "^/" }, err: { type: string, pattern: "^/" } } }
  cat: { about: Prints its input, argv: [cat], stdin: stream }
`;

const access = `
  - who: [group:ops]
    run: [echo, fail, die, show, cat]
    send: true
    listen: true
    read: [data]
    write: [data]
`;

const options: LabOptions = {...labWithShare, commands, access};

async function run(
  t: ExecutionContext,
  lab: Lab,
  command: string,
  params: object,
  more: readonly string[] = [],
) {
  const [out, err] = [join(lab.folder, 'out'), join(lab.folder, 'err')];
  const answer = await ask(t, lab, ['run', command, JSON.stringify(params), out, err, ...more]);
  return {answer, stdout: await readFile(out), stderr: await readFile(err)};
}

const digestOf = (bytes: Buffer) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

const sharedLab = shareLab(options);

interop(`a client in Python runs a command and gets its bytes, status and digests${why}`, async t => {
  const lab = await sharedLab();
  const echoed = await run(t, lab, 'echo', {words: ['grüße;', '$(id)', '\n']});
  t.is(echoed.stdout.toString(), 'grüße;$(id)\n');
  t.is(echoed.stderr.length, 0);
  t.is(echoed.answer.outcome?.reason, 'exited');
  t.is(echoed.answer.outcome?.exit, 0);
  t.is(echoed.answer.started?.job, echoed.answer.job);
  t.false(echoed.answer.started?.attached);

  const failed = await run(t, lab, 'fail', {});
  t.is(failed.stdout.toString(), 'out');
  t.is(failed.stderr.toString(), 'err');
  t.is(failed.answer.outcome?.exit, 41);

  const died = await run(t, lab, 'die', {});
  t.is(died.answer.outcome?.reason, 'signaled');
  t.is(died.answer.outcome?.signal, 'SIGKILL');
  t.is(died.answer.outcome?.exit, null);

  const starts = lab.entries().filter(entry => entry.event === 'job-start');
  t.deepEqual(
    starts.map(entry => [entry.order.id, entry.principal.name]),
    [echoed, failed, died].map(({answer}) => [answer.job, 'alice']),
  );
});

interop(`a client in Python gets a mebibyte of random bytes on both channels exactly${why}`, async t => {
  const lab = await sharedLab();
  const bytes = {out: randomBytes(1024 * 1024), err: randomBytes(1024 * 1024)};
  const paths = {out: join(lab.folder, 'random-out'), err: join(lab.folder, 'random-err')};
  await writeFile(paths.out, bytes.out);
  await writeFile(paths.err, bytes.err);
  const {answer, stdout, stderr} = await run(t, lab, 'show', paths);
  t.true(stdout.equals(bytes.out));
  t.true(stderr.equals(bytes.err));
  t.deepEqual(answer.outcome?.stdout, digestOf(stdout));
  t.deepEqual(answer.outcome?.stderr, digestOf(stderr));
});

interop(
  `a client in Python gives a command its input, also over connections that break, and none of it twice${why}`,
  async t => {
    const lab = await sharedLab();
    const bytes = randomBytes(1_500_000);
    const before = lab.entries().length;
    const file = join(lab.folder, 'input');
    await writeFile(file, bytes);
    const drops = [0, 1, 300_000, 900_000, 1_499_999].flatMap(at => ['--drop', String(at)]);
    const {answer, stdout} = await run(t, lab, 'cat', {}, ['--stdin', file, ...drops]);
    t.true(stdout.equals(bytes));
    t.like(answer, {lines: 6, started: {input: 0}, outcome: {exit: 0, stdin: digestOf(bytes)}}, hostLog(lab));
    const empty = join(lab.folder, 'empty');
    await writeFile(empty, '');
    const none = await run(t, lab, 'cat', {}, ['--stdin', empty]);
    t.like(none.answer, {outcome: {exit: 0, stdin: {bytes: 0}, stdout: {bytes: 0}}});
    // One run each, whatever was sent again.
    const entries = lab.entries().slice(before);
    t.is(entries.filter(entry => entry.event === 'job-start').length, 2);
    t.is((await run(t, lab, 'echo', {words: ['x']}, ['--stdin', file])).answer.refused, 'no-stdin');
  },
);

interop(`a client in Python spells as docs/protocol.md says${why}`, async t => {
  const vectors = JSON.parse(await readFile('test/protocol/spelling.json', 'utf8')) as {
    spelled: string | null;
  }[];
  const numbers = fc
    .sample(fc.double({noNaN: true, noDefaultInfinity: true}), 300)
    .map(value => JSON.stringify(value));
  const spelled = [...vectors.flatMap(vector => vector.spelled ?? []), ...numbers];
  const program =
    'import client, json, sys; print(json.dumps([client.spell(json.loads(x)) for x in json.load(sys.stdin)]))';
  const {stdout} = await execa('python3', ['-c', program], {
    cwd: 'test/interop',
    env: {PYTHONDONTWRITEBYTECODE: '1'},
    input: JSON.stringify(spelled),
  });
  t.deepEqual(JSON.parse(stdout), spelled);
});

interop(`a client in Python is told why it is refused, and pings${why}`, async t => {
  const lab = await sharedLab();
  const refusal = async (command: string, params: object) =>
    (await run(t, lab, command, params)).answer.refused;
  t.is(await refusal('reboot', {}), 'unknown-command');
  t.is(await refusal('show', {out: 'relative', err: '/dev/null'}), 'bad-parameter');
  await lab.client('mallory');
  const files = [join(lab.folder, 'out'), join(lab.folder, 'err')];
  const denied = await ask(t, lab, ['run', 'fail', '{}', ...files], {user: 'mallory'});
  t.is(denied.refused, 'denied');

  const pong = await ask(t, lab, ['ping']);
  t.is(pong.host, 'lab-01');
  t.is(pong.welcome?.host, 'lab-01');
  t.true(Math.abs((pong.time ?? 0) - Date.now()) < 60_000);

  const expired = lab.authority.user('eve', {notBefore: 0, notAfter: Date.parse('2020-02-02T00:00:00Z')});
  await lab.client('eve', {minted: expired});
  const late = await ask(t, lab, ['ping'], {user: 'eve'});
  t.is(late.refused, 'certificate-expired');
  t.regex(late.message ?? '', /2020-02-02/);
  t.is((await ask(t, lab, ['ping'], {name: 'lab-02'})).refused, 'untrusted-host');
});

interop(`a client in Python sends messages and listens, also over connections that break${why}`, async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const {mailbox, number} = await ask(t, lab, ['send', 'grüße\n\u001b']);
  for (const text of ['two', 'three']) await host.send(text);
  const from = `${mailbox}:${(number ?? 0) - 1}`;
  const listened = await ask(t, lab, ['listen', '3', '--after', from, '--drop', '1', '--drop', '2']);
  t.is(listened.lines, 3);
  t.deepEqual(listened.heard, [
    [number, 'alice', 'grüße\n\u001b'],
    [(number ?? 0) + 1, 'alice', 'two'],
    [(number ?? 0) + 2, 'alice', 'three'],
  ]);
  t.is(lab.entries().filter(({event}) => event === 'listen').length, 1);
  const other = '01890a5d-ac96-774b-bcce-b302099a8057:1';
  t.is((await ask(t, lab, ['listen', '1', '--after', other])).refused, 'mailbox-lost');
  t.is((await ask(t, lab, ['send', ''])).refused, 'message');
  for await (const heard of host.listen({since: (number ?? 0) - 1})) {
    t.like(heard, {text: 'grüße\n\u001b', from: {name: 'alice'}});
    break;
  }
});

interop(`a client in Python watches jobs and the state, also over connections that break${why}`, async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const before = (await host.jobs()).jobs.length;
  const count = before + 3;
  const watched = ask(t, lab, [
    'watch',
    String(count),
    '--drop',
    String(before),
    '--drop',
    String(before + 1),
  ]);
  await until(() => lab.entries().some(({event}) => event === 'watch'), 'that it watches');
  for (let run = 0; run < 3; run++) await host.run('echo', {words: ['x']});
  const {ended, status, lines} = await watched;
  t.is(lines, 3);
  t.deepEqual(
    ended?.toReversed(),
    (await host.jobs()).jobs.map(({job}) => job),
  );
  t.like(status, {host: 'lab-01', account: {canStart: true}});
  t.is(lab.entries().filter(({event}) => event === 'watch').length, 1);
});

const onLinux = process.platform === 'linux' ? interop : test.serial.skip;

onLinux(
  `a client in Python puts files, also over connections that break, and is shown the account${why}`,
  async t => {
    const lab = await sharedLab();
    const there = shareFolder(lab, 'python');
    const here = ownFolder(t);
    const content = randomBytes(6_000_000);
    await writeFile(join(here, 'large'), content);
    const drops = [0, 1, 100_000, 3_000_000].flatMap(at => ['--drop', String(at)]);
    const put = ['put', join(here, 'large'), 'data', 'python', '--name', 'large'];
    const answer = await ask(t, lab, [...put, '--into', ...drops]);
    t.like(
      answer,
      {refused: undefined, lines: 5, transfer: {share: 'data', files: 1, bytes: content.length}},
      hostLog(lab),
    );
    t.true((await readFile(join(there, 'large'))).equals(content));
    const ends = lab.entries().filter(entry => entry.event === 'job-end' && entry.job === answer.job);
    t.is(ends.length, 1);

    const odd = Buffer.from('a\n\\\xff\u202eé', 'latin1');
    await mkdir(join(here, 'tree/below'), {recursive: true});
    await writeFile(Buffer.concat([Buffer.from(`${here}/tree/below/`), odd]), 'odd');
    await writeFile(join(here, 'tree/empty'), '');
    await symlink('empty', join(here, 'tree/link'));
    const tree = await ask(t, lab, ['put', join(here, 'tree'), 'data', 'python/tree']);
    const listed: string[] = [];
    const host = await lab.connect();
    for await (const {path, kind} of host.list('data', 'python/tree', {recursive: true}))
      if (kind === 'file') listed.push(path);
    t.deepEqual(tree.files?.map(({path}) => path).toSorted(), listed.toSorted());
    t.is(listed.length, 2);
    t.is((await ask(t, lab, ['put', join(here, 'large'), 'data', 'python'])).refused, 'not-a-file');
    t.is((await ask(t, lab, ['put', join(here, 'large'), 'data', 'none/large'])).refused, 'no-such-file');
    t.is((await ask(t, lab, ['put', join(here, 'large'), 'data', '../large'])).refused, 'bad-parameter');
  },
);

onLinux(
  `a client in Python gets files, also over connections that break, and holds them against the account${why}`,
  async t => {
    const lab = await sharedLab();
    const there = shareFolder(lab, 'got');
    const here = ownFolder(t);
    const content = randomBytes(3_000_000);
    await writeFile(join(there, 'large'), content);
    const drops = [0, 1, 1_000_000, 2_999_999].flatMap(at => ['--drop', String(at)]);
    const answer = await ask(t, lab, ['get', 'data', 'got/large', join(here, 'large'), ...drops]);
    t.like(answer, {refused: undefined, lines: 5, transfer: {files: 1, bytes: content.length}}, hostLog(lab));
    t.true((await readFile(join(here, 'large'))).equals(content));

    const odd = Buffer.concat([Buffer.from(`${there}/tree/`), Buffer.from('a\n\\\xff\u202eé', 'latin1')]);
    await mkdir(join(there, 'tree/below'), {recursive: true});
    await writeFile(odd, 'odd');
    await writeFile(join(there, 'tree/below/empty'), '');
    await symlink('empty', join(there, 'tree/link'));
    const tree = await ask(t, lab, ['get', '--recursive', 'data', 'got/tree', join(here, 'tree')]);
    t.like(tree, {skipped: 1, transfer: {files: 2, bytes: 3}});
    t.deepEqual(await namesIn(join(here, 'tree')), (await namesIn(join(there, 'tree'))).filter(isNoLink));
    const ends = lab
      .entries()
      .flatMap(entry => (entry.event === 'job-end' && entry.job === tree.job ? [entry] : []));
    t.is(ends[0]?.transfer?.root, tree.transfer?.root);
    t.is((await ask(t, lab, ['get', 'data', 'got/tree', join(here, 'x')])).refused, 'not-a-file');
    t.is((await ask(t, lab, ['get', 'data', 'got/none', join(here, 'x')])).refused, 'no-such-file');
  },
);

/** Names of any bytes, as latin1. */
const namesIn = async (folder: string) => (await readdir(folder, {encoding: 'latin1'})).toSorted();
const isNoLink = (name: string) => name !== 'link';
