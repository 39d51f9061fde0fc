import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {createSecureContext} from 'node:tls';
import {messageOf} from '../base/errors.ts';
import {requireTrustedPlace} from '../base/trusted-path.ts';
import type {Destination} from '../config/destinations.ts';
import {requireProgram} from './command.ts';
import {tlsOptions} from './syslog.ts';

/** Returns the problems of destinations that this machine can find. Nothing is sent or written. */
export async function checkDestinations(destinations: readonly Destination[]): Promise<string[]> {
  const problems: string[] = [];
  for (const destination of destinations) {
    await check(destination).catch((error: unknown) =>
      problems.push(`the account cannot be shipped to ${destination.name}: ${messageOf(error)}`),
    );
  }
  return problems;
}

async function check(destination: Destination): Promise<void> {
  switch (destination.kind) {
    case 'syslog':
      createSecureContext(await tlsOptions(destination));
      return;
    case 'file':
      requireTrustedPlace(destination.path);
      await stat(dirname(destination.path));
      return;
    case 'command':
      await requireProgram(destination.argv[0]);
      return;
  }
}
