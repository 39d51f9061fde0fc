import {counted} from '../../base/counted.ts';
import {drainServer} from '../../executor/drain-server.ts';
import {print, say} from '../print.ts';

/** `reeve serve --drain`; without `isWaiting` the number of jobs is printed, and the server ends by itself. */
export async function drainHost({config}: {readonly config: string}, isWaiting: boolean): Promise<void> {
  const server = await drainServer(config);
  if (!isWaiting) return print(String(server.jobs));
  const told = (jobs: number) => say(`the server takes no new work, and waits for ${counted(jobs, 'job')}`);
  told(server.jobs);
  await server.ended(told);
  say('the server has ended');
}
