import type {Setup} from '../gate-link/generated/link.ts';
import type {Welcome} from '../protocol/generated/wire.ts';
import {limits, protocolVersion} from '../protocol/limits.ts';

/** The first message of a host; with the key of its log, where the certificate that it showed has one. */
export function welcomeFrom(
  {host, version, limits: {idleMs: idle}}: Setup,
  log: string | undefined,
): Welcome {
  const {control, data, streams} = limits;
  return {
    type: 'welcome',
    protocol: protocolVersion,
    host,
    version,
    time: Date.now(),
    limits: {control, data, streams, idle},
    ...(log !== undefined && {log}),
  };
}
