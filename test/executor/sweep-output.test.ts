// Output of jobs of long ago is swept once the server listens, and not before.
import {mkdirSync, readdirSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {segmentPath} from '../../src/output-log/segments.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {Rig} from '../fixtures/rig.ts';
import {until} from '../fixtures/until.ts';

/** Writes logs of jobs that ended a month ago. Returns a function that counts those that are there. */
function writeOldLogs(dataFolder: string, count: number): () => number {
  const folder = join(dataFolder, 'output');
  mkdirSync(folder, {recursive: true, mode: 0o750});
  const month = 30 * 24 * 60 * 60;
  const at = Date.now() / 1000 - month;
  for (let n = 1; n <= count; n++) {
    const job = `0190f5fe-7c00-7000-8000-${String(n).padStart(12, '0')}`;
    const log = OutputWriter.create(folder, job, {window: 1 << 20});
    log.append(1, Buffer.from('x'));
    void log.finish();
    for (const path of [segmentPath(folder, job, 0), join(folder, job)]) utimesSync(path, at, at);
  }
  return () => readdirSync(folder).filter(name => name.startsWith('0190f5fe')).length;
}

test('a server listens first, and sweeps then', async t => {
  const rig = await Rig.open(t);
  const host = await rig.prepare('lab-01');
  const left = writeOldLogs(join(host.folder, 'data'), 20);
  let atListening = 0;
  await rig.start(host, {
    onStep(step) {
      if (step === 'listening') atListening = left();
    },
  });
  t.is(atListening, 20);
  await until(() => left() === 0, 'the end of the old output');
});

test('a server that stops in the middle of a sweep sweeps no more, and the next one goes on', async t => {
  const rig = await Rig.open(t);
  const host = await rig.prepare('lab-01');
  const left = writeOldLogs(join(host.folder, 'data'), 300);
  const {server} = await rig.start(host);
  await server.stop('the test wants it', AbortSignal.abort());
  const after = left();
  await rig.start(host);
  t.true(left() <= after);
  await until(() => left() === 0, 'the end of the old output');
});
