import {isIPv6} from 'node:net';
import {isNodeName} from '../../node-sets/node-name.ts';
import {mostNodes} from '../../node-sets/node-set.ts';
import {countOf, numbersOf} from '../../node-sets/ranges.ts';

/**
 * The hosts of a pattern as Ansible inventories have them: `web[01:20].lab`, `db-[a:f]`, `rack[1:9:2]`. A port at its end, which is that of
 * ssh, is left out.
 *
 * @throws {RangeError} saying what is wrong
 */
export function ansibleHosts(pattern: string): string[] {
  const [, address] = /^\[([^\]]+)\](?::\d+)?$/.exec(pattern) ?? [];
  if (address !== undefined && isIPv6(address)) return [address];
  if (isIPv6(pattern)) return [pattern];
  const parts = pattern.replace(/:\d+$/, '').split(/\[([^\]]*)\]/);
  let hosts = [''];
  for (const [index, part] of parts.entries()) {
    const endings = index % 2 === 0 ? [part] : membersOf(part);
    if (hosts.length * endings.length > mostNodes)
      throw new RangeError(`these are more than ${mostNodes} hosts`);
    hosts = hosts.flatMap(host => endings.map(ending => host + ending));
  }
  const wrong = hosts.find(host => !isNodeName(host));
  if (wrong !== undefined)
    throw new RangeError('expected the name of a host, or one with ranges such as [01:20]');
  return hosts;
}

function membersOf(range: string): string[] {
  const [, from = '', to = '', step = '1'] =
    /^(\d{1,15}|[A-Za-z]):(\d{1,15}|[A-Za-z])(?::([1-9]\d{0,5}))?$/.exec(range) ?? [];
  const isOfLetters = /^[a-z]{2}$/.test(from + to) || /^[A-Z]{2}$/.test(from + to);
  if (!isOfLetters && !/^\d{2,}$/.test(from + to))
    throw new RangeError(`expected a range such as [01:20] or [a:f]`);
  const [first, last] = isOfLetters ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  if (first > last) throw new RangeError(`${from}:${to} runs backwards`);
  const isPadded = !isOfLetters && from.length > 1 && from.startsWith('0');
  if (isPadded && from.length !== to.length)
    throw new RangeError(`${from} and ${to} are filled up to different lengths`);
  const numbers = {first, last, step: Number(step), width: isPadded ? from.length : 0};
  if (countOf(numbers) > mostNodes) throw new RangeError(`these are more than ${mostNodes} hosts`);
  const members = [...numbersOf(numbers)];
  return isOfLetters ? members.map(code => String.fromCharCode(Number(code))) : members;
}
