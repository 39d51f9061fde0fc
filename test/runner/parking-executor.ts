// Lets processes be parked, starts a job that one of them becomes, says what there is, and waits to be killed.
import {cellsOf, ParkingHost} from './parking.ts';

const [folder = '', mark = ''] = process.argv.slice(2);
const host = await ParkingHost.in(folder);
await host.parked();
const {id, job} = host.start(['/bin/sleep', mark]);
const parked = [...cellsOf(host.root).values()].flat();
process.stdout.write(JSON.stringify({job: id, parked, root: host.root}));
await job.ended;
