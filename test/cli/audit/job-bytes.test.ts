// Reading the account of a host that does not answer any more.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {openFreezingProxy} from '../../client/fleet/freezing-proxy.ts';
import {commandLine} from '../../fixtures/command-line.ts';
import {startLab} from '../../fixtures/lab.ts';
import {until} from '../../fixtures/until.ts';

test('Ctrl-C and SIGTERM end the reading of an account also where the host has ceased to answer', async t => {
  const lab = await startLab(t);
  const proxy = await openFreezingProxy(t, lab.port);
  const config = join(lab.folder, 'proxied.yaml');
  const direct = readFileSync(join(lab.folder, 'alice.yaml'), 'utf8');
  writeFileSync(config, direct.replaceAll(`:${lab.port}`, `:${proxy.port}`));
  const begin = () => commandLine(lab, ['audit', 'log', 'lab-01', '--follow'], {config});
  const lines = [begin(), begin()];
  for (const {child} of lines) t.teardown(() => child.kill('SIGKILL'));
  await until(() => lines.every(({stdout}) => stdout.length > 0), 'the first entries of both');
  proxy.freeze();
  lines[0]?.child.kill('SIGINT');
  lines[1]?.child.kill('SIGTERM');
  for (const {ended} of lines) {
    const {status, stderr} = await ended;
    t.is(status, 130);
    t.is(stderr, '');
  }
});
