import type {ConnectOptions, Host} from '../../src/index.ts';
import type {Lab} from './lab.ts';
import {library} from './places.ts';

/** Connects through the library as it is built. */
export async function connectTo({config}: Pick<Lab, 'config'>, options: ConnectOptions = {}): Promise<Host> {
  const {connect} = (await import(library)) as typeof import('../../src/index.ts');
  return connect('lab-01', {...options, config});
}

/** Runs `true` and requires that it succeeds. */
export async function runTrue(host: Host): Promise<void> {
  const {ok, reason, message} = await host.run('true');
  if (!ok) throw new Error(`true: ${reason} ${message}`);
}
