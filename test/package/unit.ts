// The work of systemd with a unit, as far as it can be done without.
import {readFileSync} from 'node:fs';

/** The settings of the section [Service], by their names; the last of each. */
export function serviceOf(file: string): ReadonlyMap<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const pairs = lines
    .filter(line => /^\w+=/.test(line))
    .map(line => line.split(/=(.*)/s) as [string, string]);
  return new Map(pairs.map(([name, value]) => [name, value]));
}

/** The unit's own command line, as its user, with those of its limits that a shell and setpriv can give. */
export function startWords(service: ReadonlyMap<string, string>): string[] {
  const {ExecStart = '', LimitNOFILE = '', CapabilityBoundingSet = '', User} = Object.fromEntries(service);
  if (User !== undefined) throw new Error(`the unit runs as ${User}, not as root`);
  if (!CapabilityBoundingSet.startsWith('~'))
    throw new Error('the bounding set does not say what is taken away');
  const dropped = CapabilityBoundingSet.slice(1)
    .split(' ')
    .map(name => `-${name.replace('CAP_', '').toLowerCase()}`);
  const isBound = service.get('NoNewPrivileges') === 'yes';
  return [
    // A container may not raise it.
    'sh',
    '-c',
    'ulimit -n "$0" 2>/dev/null; exec "$@"',
    LimitNOFILE,
    'setpriv',
    ...(isBound ? ['--no-new-privs'] : []),
    `--bounding-set=${dropped.join(',')}`,
    '--',
    ...ExecStart.split(' '),
  ];
}

/** Starts again what ends, as `Restart=always` does, and before each start what is to go before; until `/run/unit-runs` is gone. */
export const supervisor = `touch /run/unit-runs
before=$1; shift
while [ -e /run/unit-runs ]; do $before || true; "$@"; sleep 0.2; done`;

/** In the place of systemctl, for the one unit that there is. */
export const systemctl = `#!/bin/sh
[ "$1" = --quiet ] && shift
case $1 in
  is-active) [ -e /run/unit-runs ] ;;
  stop)
    rm -f /run/unit-runs
    pid=$(cat /var/lib/reeve/pid 2>/dev/null) || exit 0
    kill -TERM "$pid" 2>/dev/null || exit 0
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done ;;
esac
`;
