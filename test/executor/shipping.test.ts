import {readFileSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

const shipped = ({folder}: Lab) => {
  try {
    return readFileSync(join(folder, 'shipped.jsonl'), 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
};

const accountLines = ({folder}: Lab) =>
  readFileSync(join(folder, 'data/audit/account.jsonl'), 'utf8').split('\n').slice(0, -1);

async function shipperPid(lab: Lab): Promise<number | undefined> {
  const children = await readFile(`/proc/${lab.pid}/task/${lab.pid}/children`, 'utf8');
  for (const pid of children.trim().split(' ')) {
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (title.startsWith('reeve shipper')) return Number(pid);
  }
  return undefined;
}

test('a server ships its account, whatever is killed, to the last entry; what cannot be reached is told', async t => {
  const server = `ship:
  - file: shipped.jsonl
  - syslog: 127.0.0.1:1
    ca: ca.pem
`;
  const lab = await startLab(t, {server});
  const host = await lab.connect();
  await host.run('true');
  const all = (what: string) =>
    until(() => shipped(lab).length > 0 && shipped(lab).length === accountLines(lab).length, what);
  await all('a run');
  const warning = await until(
    async () => (await host.status()).warnings.find(text => text.includes('syslog-127.0.0.1-1')),
    'a warning',
  );
  t.regex(
    warning,
    /^the account is not shipped to syslog-127\.0\.0\.1-1, which is tried again: 127\.0\.0\.1:1: /,
  );

  const first = await until(() => shipperPid(lab), 'a shipper');
  process.kill(first, 'SIGKILL');
  await host.run('true');
  await all('a run that another shipper ships');
  t.not(await shipperPid(lab), first);
  t.regex(lab.serverLog, /the shipper of the account died; starting another/);

  await lab.end('SIGKILL');
  await lab.start();
  await all('what another server did');
  await lab.end('SIGTERM');
  t.deepEqual(shipped(lab), accountLines(lab));
  t.regex(shipped(lab).at(-1) ?? '', /"event":"server-stop"/);

  // Destinations come and go with a reload.
  await lab.start();
  const file = join(lab.folder, 'server.yaml');
  const yaml = await readFile(file, 'utf8');
  await writeFile(file, `${yaml}  - command: [/no/such/program]\n`);
  const {stdout} = await lab.reeve(['check', '--config', file]);
  t.regex(stdout, /the account cannot be shipped to command-program-[0-9a-f]{8}: \/no\/such\/program cannot/);
  process.kill(lab.pid, 'SIGHUP');
  await until(() => /"event":"reload"/.test(shipped(lab).join()), 'the entry about it');
  await until(() => lab.serverLog.includes('/no/such/program cannot be run'), 'word of the new one');
  await writeFile(file, yaml.replace(server, ''));
  process.kill(lab.pid, 'SIGHUP');
  await until(async () => (await shipperPid(lab)) === undefined, 'its end');
});
