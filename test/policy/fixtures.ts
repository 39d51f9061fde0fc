import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {RunOrder} from '../../src/identity/generated/order.ts';
import type {Order} from '../../src/identity/order.ts';
import type {Person} from '../../src/policy/access/access.ts';
import type {Catalogue} from '../../src/policy/catalogue/catalogue.ts';
import {loadCatalogue} from '../../src/policy/catalogue/load-catalogue.ts';
import type {System} from '../../src/policy/system.ts';

/** A folder that is gone when the test is over. */
export async function temporaryFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-policy-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** Linux, and not root whoever runs the test. */
export const plainSystem: System = {
  platform: 'linux',
  root: false,
  self: {name: 'tester', home: '/home/tester'},
  can: {
    limits: {memory: true, cpuMs: true, processes: true, openFiles: true, fileSize: true},
    terminal: true,
  },
  gate: undefined,
  ownPlaces: [],
  findUser: async name =>
    name === 'ghost' ? undefined : {name, home: `/home/${name}`, uid: 4711, gid: 4711, groups: [4711]},
};

/** Writes the files, loads them as one catalogue, and returns it with their folder. */
export async function catalogueOf(
  t: ExecutionContext,
  files: string | Record<string, string>,
  system: Partial<System> = {},
): Promise<Catalogue> {
  const folder = await temporaryFolder(t);
  const all = typeof files === 'string' ? {'catalogue.yaml': files} : files;
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  return loadCatalogue(typeof files === 'string' ? join(folder, 'catalogue.yaml') : folder, {
    ...plainSystem,
    ...system,
  });
}

/** What the message of a refused catalogue says, without the temporary folder. */
export async function problemsOf(
  t: ExecutionContext,
  files: string | Record<string, string>,
  system: Partial<System> = {},
): Promise<string[]> {
  const error = await t.throwsAsync(catalogueOf(t, files, system), {code: 'config-invalid'});
  return (error?.message ?? '').split('\n').map(line => line.replaceAll(/\/\S*\/reeve-policy-[^/]*\//g, ''));
}

export const alice: Person = {name: 'alice', groups: ['ops']};
export const bob: Person = {name: 'bob', groups: ['students']};

/** An order to run something as identity/ would have verified it. */
export function runOrder(
  {name, groups}: Person,
  command: string,
  rest: Partial<Omit<RunOrder, 'id' | 'host' | 'action' | 'command'>> = {},
): Order {
  const payload = {
    id: '01900000-0000-7000-8000-000000000000',
    host: 'lab-01',
    action: 'run',
    command,
    ...rest,
  };
  const principal = {name, groups, kind: 'user', fingerprint: '', serial: '01', notAfter: 0};
  return {payload, principal, envelope: {}, digest: ''} as unknown as Order;
}
