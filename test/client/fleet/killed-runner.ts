// Runs `work` on hosts, for tests that kill it: `killed-runner.ts CONFIG HOST...`. Says the id of the run, and then each event.
import {argv} from 'node:process';
import {openClient} from '../../../src/client/client.ts';

const [, , config, ...hosts] = argv;
await using client = await openClient(config);
const run = (await client.fleet(hosts)).run('work', {}, {fanout: 4});
for await (const event of run) process.stdout.write(`${event.type === 'begun' ? event.fleet : event.type}\n`);
