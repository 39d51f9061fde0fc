import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

// Standing in for a container: the process that is started waits, and its child is process 1 of a PID namespace.
const enter = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];

const commands = `
  orphan: { argv: [sh, -c, "(setsid sh -c 'sleep 0.1' &); exit 0"], strays: keep }
`;

const statusOf = (pid: number | string, key: string) =>
  new RegExp(`^${key}:\\t(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';

const childrenOf = (parent: string) =>
  readdirSync('/proc').filter(pid => {
    try {
      return /^\d+$/.test(pid) && statusOf(pid, 'PPid') === parent;
    } catch {
      return false;
    }
  });

test('as the first process of a container the server leaves no zombies, and ends when it is told to', async t => {
  const can =
    process.getuid?.() === 0 && (await runProgram('unshare', [...enter.slice(1), 'true'])).exitCode === 0;
  if (!can) {
    return skip(t, 'no PID namespace can be made here');
  }
  const lab = await startLab(t, {commands, prepare: async () => ({enter})});
  const [first = ''] = childrenOf(String(lab.pid));
  t.is(statusOf(first, 'NSpid').split('\t').at(-1), '1');
  for (let run = 0; run < 3; run++) t.is((await lab.reeve(['run', 'lab-01', 'orphan'])).exitCode, 0);
  await until(
    () =>
      childrenOf(first).length === 1 &&
      !childrenOf(first).some(pid => statusOf(pid, 'State').startsWith('Z')),
    'that only the executor is left below the first process',
  );
  process.kill(Number(first), 'SIGTERM');
  await until(() => lab.serverLog.includes('"stopped"'), 'the end of the server');
  await until(() => childrenOf(String(lab.pid)).length === 0, 'the end of the first process');
});
