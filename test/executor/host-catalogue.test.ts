import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import type {ServerConfig} from '../../src/config/server-config.ts';
import {loadHostCatalogue} from '../../src/executor/host-catalogue.ts';

test('a catalogue is held against what this system can do: on Linux all of it, elsewhere none', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-host-catalogue-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'catalogue.yaml');
  const config = {
    file: join(folder, 'server.yaml'),
    catalogue: file,
    data: join(folder, 'data'),
    logs: {dir: join(folder, 'logs')},
    tls: {cert: 'c', key: 'k', log: 'l', ca: 'a', crl: undefined},
  } as ServerConfig;
  await writeFile(
    file,
    `${process.getuid?.() === 0 ? 'defaults: { user: root }' : ''}
commands:
  a: { argv: [sh], tty: true, limits: { memory: 1GiB, cpu: 1s, processes: 9, openFiles: 9, fileSize: 9 } }
`,
  );
  if (process.platform === 'linux') {
    const {commands} = await loadHostCatalogue(config, undefined);
    t.deepEqual(commands.get('a')?.definition?.limits, {
      memory: 2 ** 30,
      cpuMs: 1000,
      processes: 9,
      openFiles: 9,
      fileSize: 9,
    });
  } else {
    await t.throwsAsync(loadHostCatalogue(config, undefined), {
      code: 'config-invalid',
      message: /cannot be enforced here: .*Linux/,
    });
  }
});
