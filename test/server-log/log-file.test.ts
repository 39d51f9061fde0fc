import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Writable} from 'node:stream';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {openLog} from '../../src/server-log/logger.ts';
import {until} from '../fixtures/until.ts';

async function temporaryLog(t: ExecutionContext, terminal?: Writable) {
  const top = await mkdtemp(join(tmpdir(), 'reeve-log-file-'));
  t.teardown(() => rm(top, {recursive: true, force: true}));
  const dir = join(top, 'logs');
  const log = await openLog({dir, name: 'server', level: 'info'}, terminal as never);
  t.teardown(() => log.close());
  const file = join(dir, 'server.log');
  const has = (word: string) => existsSync(file) && readFileSync(file, 'utf8').includes(word);
  return {log, dir, file, has};
}

for (const what of ['file', 'folder'] as const) {
  test(`a log goes on in a new file when its ${what} was deleted`, async t => {
    const {log, dir, file, has} = await temporaryLog(t);
    log.logger.info('first');
    await until(() => has('first'), 'the first line');
    rmSync(what === 'file' ? file : dir, {recursive: true});
    await until(async () => {
      await log.look();
      log.logger.info('second');
      return has('second');
    }, 'the second line');
    t.false(has('first'));
  });
}

test('a log goes on in a new file when its file was moved, and nothing more is written to the old one', async t => {
  const {log, file, has} = await temporaryLog(t);
  log.logger.info('first');
  await until(() => has('first'), 'the first line');
  renameSync(file, `${file}.old`);
  await until(async () => {
    await log.look();
    return existsSync(file);
  }, 'a new file');
  log.logger.info('second');
  await until(() => has('second'), 'the second line');
  t.notRegex(readFileSync(`${file}.old`, 'utf8'), /second/);
});

test('a log that could not be written is written again when it can be, and says how many lines are missing', async t => {
  const {log, dir, has} = await temporaryLog(t);
  log.logger.info('first');
  await until(() => has('first'), 'the first line');
  rmSync(dir, {recursive: true});
  // A file where the folder should be: as root, too, nothing can be made in it.
  writeFileSync(dir, '');
  await log.look();
  for (let i = 0; i < 3; i++) log.logger.info('lost');
  rmSync(dir);
  await until(async () => {
    await log.look();
    return has('missing here');
  }, 'how many are missing');
  t.true(has('"lines":3'));
  log.logger.info('second');
  await until(() => has('second'), 'the second line');
});

test('a terminal that cannot be written ends nothing', async t => {
  const broken = new Writable({
    autoDestroy: false,
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), {code: 'EPIPE'})),
  });
  const {log, has} = await temporaryLog(t, broken);
  log.logger.info('first');
  log.logger.info('second');
  await until(() => has('second'), 'the second line');
  t.true(has('first'));
});
