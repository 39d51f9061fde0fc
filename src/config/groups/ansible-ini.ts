import {quote} from '../../base/quote.ts';
import type {GroupSource} from '../../node-sets/groups.ts';
import {AnsibleInventory} from './ansible-inventory.ts';

/**
 * Reads an inventory of Ansible's INI form: hosts below `[GROUP]`, groups below `[GROUP:children]`. Variables are passed over. Hosts
 * above the first group are in `ungrouped`.
 *
 * @throws {ConfigError} `config-invalid`
 */
export function readAnsibleIni(text: string, file: string): GroupSource {
  const inventory = new AnsibleInventory(file);
  let [group, kind] = ['ungrouped', 'hosts'];
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const [isSection, name = '', suffix = 'hosts'] =
      /^\[([^\]:[]+)(?::(\w+))?\]\s*(?:[#;].*)?$/.exec(line) ?? [];
    if (isSection !== undefined) {
      [group, kind] = [name.trim(), suffix];
      if (['hosts', 'children', 'vars'].includes(kind)) inventory.group(group, index + 1);
      else
        inventory.fail(
          index + 1,
          `found ${quote(suffix)}, expected [GROUP], [GROUP:children] or [GROUP:vars]`,
        );
      continue;
    }
    const [word = ''] = line.split(/\s/, 1);
    if (kind === 'children') inventory.addChild(group, word, index + 1);
    else if (kind === 'hosts') {
      inventory.group(group, index + 1);
      inventory.addHosts(group, word, index + 1);
    }
  }
  return inventory.end();
}
