import {resolve} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {answering, inTurn} from '../fixtures/scripted-server.ts';

test('a program whose hearer throws hears of its own error, and its job goes on all the same', async t => {
  const lab = await answering(
    t,
    inTurn(
      ({guest, started}) => {
        started();
        guest.socket.end();
      },
      ({started, data, ended}) => {
        started();
        data(0, 'out');
        ended('out');
      },
    ),
  );
  const library = resolve('src/client/connect.ts');
  const program = `
    import {connect} from ${JSON.stringify(library)};
    process.on('uncaughtException', ({message}) => console.log(message));
    const onNotice = ({type}) => { throw new Error(type); };
    await using host = await connect('lab-01', {config: ${JSON.stringify(lab.config)}, receipts: false, onNotice});
    console.log((await host.run('x')).stdout);`;
  const {stdout} = await execa(process.execPath, ['--input-type=module', '-'], {input: program});
  t.deepEqual(stdout.split('\n').toSorted(), ['lost', 'out', 'resumed']);
});
