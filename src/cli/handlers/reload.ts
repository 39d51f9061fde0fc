import {counted} from '../../base/counted.ts';
import {reloadServer} from '../../executor/reload-server.ts';
import {say} from '../print.ts';

export async function reload({config}: {readonly config: string}): Promise<void> {
  const {commands, warnings} = await reloadServer(config);
  const known = warnings === 0 ? '' : `; ${counted(warnings, 'warning')}, which reeve check lists`;
  say(`reloaded: ${counted(commands, 'command')}${known}`);
}
