// Asks about a run of an effect on so many hosts, as reeve does before it orders it.
import {confirmRun} from '../../src/cli/confirm-run.ts';

const [effect = '', count = ''] = process.argv.slice(2);
const hosts = Array.from({length: Number(count)}, (_, index) => `lab-${index}`);
const planned = {command: 'x', effect: effect as 'read', argv: ['x', ['-n', '{n}']], words: ['a b'], hosts};
await confirmRun(planned).then(
  () => console.error('ordered'),
  (error: Error) => console.error(error.message),
);
