// Hosts in the process of the test, of which the last is down, and a dashboard of them.
import {setMaxListeners} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import {query} from '../../src/audit/read/query.ts';
import type {RunningRigHost} from '../fixtures/rig.ts';
import {Rig} from '../fixtures/rig.ts';
import type {ServedPage} from './served-page.ts';
import {servePage} from './served-page.ts';

export interface PageLab {
  readonly folder: string;
  readonly served: ServedPage;
  readonly config: string;
  /** The ports of the hosts that run, by their names. */
  readonly ports: ReadonlyMap<string, number>;
  /** Lets `wait` end on a host. */
  readonly letEnd: (host: string) => Promise<void>;
  /** Starts the host that is down. */
  readonly startLast: () => Promise<void>;
  /** The entries of the account of a host. */
  readonly entries: (host: string) => Entry[];
}

/** The catalogue is the same on all hosts but for the largest number that lab-05 greets. */
const catalogueOf = (name: string, folder: string) => `commands:
  screen: { about: Has a terminal, effect: read, argv: [sleep, "1000"], tty: true }
  kernel: { about: Prints the kernel, effect: read, argv: [cat, kernel], cwd: ${folder} }
  greet: { about: Greets so many times, effect: read, argv: [seq, "{times}"], params: { times: { type: integer, minimum: 1, maximum: ${name === 'lab-05' ? 5 : 100} } } }
  fail-on-two: { about: Fails on two hosts, effect: read, argv: [test, -e, fails], cwd: ${folder} }
  wait: { about: Waits until it is let go, effect: read, argv: [sh, -c, 'echo begun; until [ -e go ] || [ ! -e kernel ]; do sleep 0.1; done; echo done'], cwd: ${folder} }
  log-in: { about: Takes a password and fails, effect: read, argv: [sh, -c, 'printf %s "$PASSWORD" | wc -c; exit 1'], env: { PASSWORD: "{password}" }, params: { password: { type: string, writeOnly: true } } }
  restart-service: { about: Restarts a service, argv: [echo, "{service}"], params: { service: { type: string, enum: [scanner, camera] } } }
  wipe-in-vain: { about: Removes nothing and fails, effect: destroy, argv: ["false"] }
  wipe-scratch: { about: Removes all that is in the scratch folder, effect: destroy, argv: ["true"] }
access:
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
`;

/** One for the tests of a file, which the first that asks starts: `lab-01` and so on. */
export function sharePageLab(hosts = 12): () => Promise<PageLab> {
  const ends: (() => unknown)[] = [];
  let lab: Promise<PageLab> | undefined;
  test.after.always(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return () => (lab ??= start({teardown: end => void ends.push(end)}, hosts));
}

async function start(t: {teardown: (end: () => unknown) => void}, hosts: number): Promise<PageLab> {
  const names = Array.from({length: hosts}, (_, index) => `lab-${String(index + 1).padStart(2, '0')}`);
  const down = names.at(-1) ?? '';
  process.setMaxListeners(1000);
  setMaxListeners(1000);
  const rig = await Rig.open(t);
  const defaults = process.getuid?.() === 0 ? 'defaults: { user: root }\n' : '';
  const prepared = await Promise.all(
    names.map(async name => {
      const host = await rig.prepare(name);
      await writeFile(join(host.folder, 'catalogue.yaml'), defaults + catalogueOf(name, host.folder));
      await writeFile(join(host.folder, 'kernel'), `Linux\n${name === 'lab-03' ? '6.1' : '6.12'}\n`);
      if (name !== 'lab-02' && name !== 'lab-04') await writeFile(join(host.folder, 'fails'), '');
      return host;
    }),
  );
  // A test that failed half-way leaves no job behind.
  t.teardown(() => Promise.all(prepared.map(({folder}) => writeFile(join(folder, 'go'), ''))));
  const running: RunningRigHost[] = [];
  for (const host of prepared) if (host.name !== down) running.push(await rig.start(host));
  // A port that nothing has listened at since.
  const last = await rig.start(prepared.at(-1) as (typeof prepared)[number]);
  await last.server.stop('it is to be down', AbortSignal.abort());
  const config = await rig.client('alice', [...running, last]);
  const alice = await readFile(config, 'utf8');
  await writeFile(config, `lab: physics\n${alice}groups:\n  lasers: lab-[01-12]\n  few: lab-[01-03]\n`);
  const served = await servePage(rig, {config});
  t.teardown(() => served.end());
  const folderOf = (host: string) => join(rig.folder, host);
  return {
    folder: rig.folder,
    served,
    config,
    ports: new Map(running.map(({name, port}) => [name, port])),
    letEnd: host => writeFile(join(folderOf(host), 'go'), ''),
    startLast: async () => {
      const file = join(folderOf(down), 'server.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/listen: .*/, `listen: 127.0.0.1:${last.port}`));
      await rig.start(prepared.at(-1) as (typeof prepared)[number]);
    },
    entries: host => [...query(join(folderOf(host), 'data', 'audit'), {})].map(({entry}) => entry),
  };
}
