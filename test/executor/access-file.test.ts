import {chmod, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';

const ops = '  - { who: [group:ops], run: ["*"], jobs: { see: all, end: all }, audit: true }\n';

test('access rules in a file of their own are reloaded, checked and guarded as the commands are', async t => {
  const lab = await startLab(t, {
    async prepare(folder) {
      const path = join(folder, 'catalogue.yaml');
      await rm(path);
      await mkdir(path, {mode: 0o755});
      const user = process.getuid?.() === 0 ? 'defaults: { user: root }\n' : '';
      await writeFile(join(path, 'lab.yaml'), `${user}commands:\n  hello: { argv: [echo, hello] }\n`);
      await writeFile(join(path, 'access.yaml'), `access:\n${ops}`);
      return {};
    },
  });
  const access = join(lab.folder, 'catalogue.yaml', 'access.yaml');
  const reload = () => lab.reeve(['reload', '--config', join(lab.folder, 'server.yaml')]);
  const bob = await lab.client('bob', {groups: ['students']});
  const asBob = () => lab.reeve(['run', 'lab-01', 'hello'], {config: bob});
  t.is((await asBob()).exitCode, 254);

  await writeFile(access, `access:\n${ops}  - who: [group:students]\n    run: [hello]\n`);
  t.is((await reload()).exitCode, 0);
  t.is((await asBob()).stdout, 'hello');
  const rules = lab.entries().flatMap(entry => ('rule' in entry ? [entry.rule] : []));
  t.deepEqual(rules, [`${access}:3`]);

  await writeFile(access, `access:\n${ops}  - who: [students]\n    run: [hello]\n`);
  const broken = await reload();
  t.is(broken.exitCode, 253);
  t.true(broken.stderr.includes(`${access}:3:11: `), broken.stderr);
  t.is((await asBob()).stdout, 'hello');
  t.true((await lab.reeve(['status', 'lab-01'])).stdout.includes(`${access}:3:11: `));

  if (process.getuid?.() !== 0)
    return t.log('not tried: a file that others may write, since that is looked at as root');
  await writeFile(access, `access:\n${ops}`);
  await chmod(access, 0o666);
  const open = await reload();
  t.is(open.exitCode, 253);
  t.true(open.stderr.includes(`others may write ${access}`), open.stderr);
});
