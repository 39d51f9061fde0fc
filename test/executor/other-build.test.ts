// Files of the program are replaced while its server runs, as an upgrade in place would.
import {readFileSync, writeFileSync} from 'node:fs';
import {chmod, cp} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

test('a gate, a helper and a terminal host of another build refuse a server, which says so', async t => {
  let dist = '';
  const lab = await startLab(t, {
    commands: '\n  screen: { about: Has a terminal, argv: [tty], tty: true }\n',
    async prepare(folder) {
      await chmod(folder, 0o755);
      dist = join(folder, 'program/dist');
      await cp('dist', dist, {recursive: true});
      await cp('package.json', join(folder, 'program/package.json'));
      return {enter: ['sh', '-c', `exec "$1" ${dist}/reeve.js "$3" "$4" "$5"`, 'sh']};
    },
  });
  const [, ours = ''] =
    /"([0-9a-f]{16})",[\w$]+="build="/.exec(readFileSync(join(dist, 'gate.js'), 'utf8')) ?? [];

  const theirs = 'feedfacefeedface';
  for (const name of ['gate.js', 'helper.js', 'terminal.js']) {
    const text = readFileSync(join(dist, name), 'utf8');
    t.true(text.includes(ours), name);
    writeFileSync(join(dist, name), text.replaceAll(ours, theirs));
  }
  const said = `this is build ${theirs} of reeve, and the server that starts it is build ${ours}: reeve was replaced`;
  const log = await lab.reeve(['audit', 'log', 'lab-01']);
  t.is(log.exitCode, 254);
  t.true(log.stderr.includes(said), log.stderr);
  const screen = await lab.reeve(['run', 'lab-01', 'screen']);
  t.true(screen.stderr.includes(said), screen.stderr);
  t.not(screen.exitCode, 0);
  process.kill(await lab.gatePid(), 'SIGKILL');
  await until(() => lab.serverLog.includes(said), 'what the gate says');
});
