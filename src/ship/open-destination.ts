import type {Destination as Configured} from '../config/destinations.ts';
import {CommandDestination} from './command.ts';
import type {Destination} from './destination.ts';
import {FileDestination} from './file.ts';
import {SyslogDestination} from './syslog.ts';

/** @param host the name of this host */
export function openDestination(configured: Configured, host: string): Destination {
  switch (configured.kind) {
    case 'syslog':
      return new SyslogDestination(configured);
    case 'file':
      return new FileDestination(configured.path);
    case 'command':
      return new CommandDestination(configured.argv, host);
  }
}
