import {foldNodeSet} from '../../node-sets/fold-node-set.ts';
import {screenOf} from '../../present/screen.ts';
import {learnCommand} from '../completion/learn.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';
import {descriptionLines} from './describe.ts';

/** `reeve describe` of several hosts: each description once, with the hosts that have it. Returns the exit status. */
export async function describeOnHosts(target: string, name: string, options: CommonOptions): Promise<number> {
  const {answers, status} = await askHosts(target, options, host => host.describe(name));
  for (const {host, value} of answers) learnCommand({target: host, config: options.config}, value);
  if (options.json) {
    printJson(answers.map(({host, value}) => ({host, ...value})));
    return status;
  }
  const same = [...Map.groupBy(answers, ({value}) => JSON.stringify(value)).values()];
  for (const [at, ones] of same.entries()) {
    const [first] = ones;
    if (!first) continue;
    const hosts = foldNodeSet(ones.map(({host}) => host));
    print([...(at === 0 ? [] : ['']), `${hosts}:`]);
    print(descriptionLines(hosts, first.value, screenOf(process.stdout)));
  }
  return status;
}
