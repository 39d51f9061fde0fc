// The client.yaml of a lab of several hosts.
import {readFile, writeFile} from 'node:fs/promises';
import {parse, parseDocument} from 'yaml';
import type {LabHost} from './lab-host.ts';
import {clientYaml, nodeSetOf} from './lab-host.ts';

/** A group that was written here. */
const ownGroup = /^lab-\[01-\d\d\]$/;

/**
 * Adds the hosts that client.yaml does not know, and the group `lab` of all of them. All else in it stays, comments too.
 *
 * @throws {Error} if it is no YAML
 */
export async function configureClient(hosts: readonly LabHost[]): Promise<void> {
  const before = await readFile(clientYaml, 'utf8');
  const document = parseDocument(before);
  const [problem] = document.errors;
  if (problem) throw new Error(`${clientYaml}: ${problem.message}`);
  for (const {name, serverYaml} of hosts) {
    if (document.hasIn(['hosts', name])) continue;
    const {listen} = parse(await readFile(serverYaml, 'utf8'));
    const address = Array.isArray(listen) ? listen[0] : listen;
    document.setIn(['hosts', name], document.createNode({address}, {flow: true}));
  }
  const group = document.getIn(['groups', 'lab']);
  if (group === undefined || (typeof group === 'string' && ownGroup.test(group)))
    document.setIn(['groups', 'lab'], nodeSetOf(hosts.length));
  const after = document.toString({lineWidth: 0});
  if (after !== before) await writeFile(clientYaml, after);
}
