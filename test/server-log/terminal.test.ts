import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Writable} from 'node:stream';
import test from 'ava';
import {openLog} from '../../src/server-log/logger.ts';

test('a message with line ends and control characters is one line of the log, in the file and on a terminal', async t => {
  const dir = await mkdtemp(join(tmpdir(), 'reeve-logs-'));
  t.teardown(() => rm(dir, {recursive: true, force: true}));
  const shown: string[] = [];
  const terminal = new Writable({
    write(chunk, _encoding, done) {
      shown.push(String(chunk));
      done();
    },
  });
  const log = await openLog(
    {dir, name: 'server', level: 'info'},
    Object.assign(terminal, {isTTY: true}) as never,
  );
  log.logger.warn(
    {address: '\u001b[2J\n'},
    'turned away\n[12:00:00] INFO: all is well\u001b]0;t\u0007\u009b2J\u202e',
  );
  await log.close();
  const lines = shown.join('').trimEnd().split('\n');
  t.is(lines.filter(line => line.includes('turned away')).length, 1);
  t.true(lines[0]?.includes('turned away\\n[12:00:00] INFO: all is well\\x1b]0;t\\x07\\x9b2J\\u{202e}'));
  // Colours are the log's own.
  t.notRegex(shown.join('').replaceAll(/\u001b\[\d+m|\n/g, ''), /[\p{Cc}\p{Cf}]/u);
  t.is((await readFile(join(dir, 'server.log'), 'utf8')).trimEnd().split('\n').length, 1);
});
