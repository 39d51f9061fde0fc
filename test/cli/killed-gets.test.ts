// `reeve get` whose process is killed, and the next one.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {ScriptedLab} from '../fixtures/scripted-server.ts';
import {outcomeOf, sha256, startScripted} from '../fixtures/scripted-server.ts';
import {ownFolder} from '../fixtures/share-lab.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';
import {entriesOf} from '../shares/transfer/write-tree.ts';

const x = Buffer.from('x');
const tree = entriesOf([{path: 'a', bytes: x}, {path: 'sub'}, {path: 'sub/b', bytes: x}]);

/** A host that sends the tree, but of the share `slow` all except its end, until it is cancelled. */
function halfHost(t: ExecutionContext): Promise<ScriptedLab> {
  const streams = new Map<string, number>();
  const half = tree.subarray(0, -10);
  const outcome = (stdout: Buffer, change: object = {}) =>
    outcomeOf('', '', {stdout: {bytes: stdout.length, sha256: sha256(stdout)}, ...change});
  return startScripted(t, {
    ordered(guest, stream, {id, action, share, job}) {
      if (action === 'cancel') {
        guest.say(stream, {type: 'answer', body: {job}});
        const ended = outcome(half, {reason: 'cancelled', exit: null, signal: 'SIGTERM'});
        guest.say(streams.get(job) ?? 0, {type: 'ended', job, outcome: ended});
      }
      if (action !== 'share-get') return;
      streams.set(id, stream);
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000});
      const stdout = share === 'slow' ? half : tree;
      guest.data(stream, 1, 0, stdout);
      if (share !== 'slow') guest.say(stream, {type: 'ended', job: id, outcome: outcome(stdout)});
    },
  });
}

/** A get of which all but the end came, when both of its folders have something on the way. */
async function begun(lab: ScriptedLab, target: string) {
  const line = commandLine(lab, ['get', '-r', 'lab-01:slow/run', target], {config: lab.config});
  await until(() => stagesIn(target).length === 2, 'a partial file in each folder');
  return line;
}

const stagesIn = (folder: string) => partialsIn(folder).filter(name => /[.][\da-f]{32}[.]part$/.test(name));
const seen = (folder: string) => readdirSync(folder, {recursive: true, encoding: 'utf8'}).toSorted();

test('what a get leaves that was killed is removed by the next one, and what one has that goes on is not', async t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  const lab = await halfHost(t);
  const [killed, live, other] = [ownFolder(t), ownFolder(t), ownFolder(t)];
  mkdirSync(join(killed, 'run'));
  writeFileSync(join(killed, 'run/a'), 'old');
  writeFileSync(join(killed, 'run/mine.part'), 'kept');
  const before = seen(killed);
  const [first, second] = await Promise.all([begun(lab, killed), begun(lab, live)]);
  first.child.kill('SIGKILL');
  t.is((await first.ended).signal, 'SIGKILL');
  t.is(stagesIn(killed).length, 2);
  const whole = await commandLine(lab, ['get', '-r', 'lab-01:data/run', other], {config: lab.config}).ended;
  t.is(whole.status, 0, whole.stderr);
  t.deepEqual(seen(killed), before);
  t.is(readFileSync(join(killed, 'run/a'), 'utf8'), 'old');
  t.is(stagesIn(live).length, 2);
  // One that is told to end leaves nothing itself; nor does any of them leave a note.
  second.child.kill('SIGTERM');
  t.is((await second.ended).status, 130);
  t.deepEqual(seen(live), []);
  t.deepEqual(readdirSync(join(lab.folder, 'state/gets')), []);
});

test('a note that names what is no folder of a get, or of a process of another system, removes nothing', async t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  const lab = await halfHost(t);
  const here = ownFolder(t);
  const notes = join(lab.folder, 'state/gets');
  const line = await begun(lab, here);
  const [name = ''] = readdirSync(notes);
  const text = readFileSync(join(notes, name), 'utf8');
  line.child.kill('SIGKILL');
  await line.ended;
  const left = seen(here);
  const kept = ownFolder(t);
  writeFileSync(join(kept, 'file'), 'kept');
  const forged = [kept, join(here, 'run')].map(path => `${JSON.stringify({path, isStage: true})}\n`).join('');
  writeFileSync(join(notes, name), forged);
  writeFileSync(
    join(
      notes,
      name.replace(/^./, first => (first === '0' ? '1' : '0')),
    ),
    text,
  );
  const whole = await commandLine(lab, ['get', '-r', 'lab-01:data/run', ownFolder(t)], {config: lab.config})
    .ended;
  t.is(whole.status, 0, whole.stderr);
  t.deepEqual(seen(here), left);
  t.true(existsSync(join(kept, 'file')));
});
