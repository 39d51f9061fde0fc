// Hosts that run nothing, several in a process of their own: `scripted-hosts.ts FOLDER...`, each folder as a rig prepares it. Prints
// their ports when all listen, and ends with its standard input. A host says at once that a run ended well, with its receipt; of
// `megabyte`, when the client has taken one of three outputs.
import {createPrivateKey} from 'node:crypto';
import {EventEmitter, once, setMaxListeners} from 'node:events';
import {readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {basename, join} from 'node:path';
import {createServer} from 'node:tls';
import {channel} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {ScriptedAccount} from '../../test/fixtures/scripted-account.ts';
import type {Guest} from '../../test/fixtures/scripted-server.ts';
import {guestOf, outcomeOf, welcome} from '../../test/fixtures/scripted-server.ts';

const folders = process.argv.slice(2);
EventEmitter.defaultMaxListeners = 0;
setMaxListeners(0);

interface Output {
  readonly text: string;
  sent: number;
  readonly end: () => void;
}

/** The outputs of three kinds of hosts. */
const texts = ['a', 'b', 'c'].map(letter => letter.repeat(1_000_000));

const ports: number[] = [];
for (const folder of folders) ports.push(await startScripted(folder));
console.log(JSON.stringify(ports));
process.stdin.resume();
await once(process.stdin, 'end');
process.exit();

async function startScripted(folder: string): Promise<number> {
  const file = (name: string) => readFileSync(join(folder, name));
  const name = basename(folder);
  const account = new ScriptedAccount({host: name, key: createPrivateKey(file('log.key'))});
  const [, address] = /^listen: (.*):0$/m.exec(file('server.yaml').toString()) ?? [];
  const server = createServer(
    {
      cert: file('host.pem'),
      key: file('host-key.pem'),
      ca: file('ca.pem'),
      requestCert: true,
      minVersion: 'TLSv1.3',
      ALPNProtocols: ['reeve/1'],
    },
    socket => {
      const outputs = new Map<number, Output>();
      const guest = guestOf(socket, {
        account,
        ordered(_guest, stream, order, message) {
          const text =
            order.command === 'megabyte' ? (texts[folders.indexOf(folder) % texts.length] ?? '') : '';
          guest.say(stream, {type: 'started', job: order.id, from: 0, attached: false, window: 1_000_000});
          const end = () => {
            const outcome = outcomeOf(text);
            const receipt = account.receipt(account.addEnd(order.id, outcome), message.seen);
            guest.say(stream, {type: 'ended', job: order.id, outcome, receipt});
          };
          if (text === '') end();
          else outputs.set(stream, {text, sent: 0, end});
        },
        granted(_guest, stream, bytes) {
          const output = outputs.get(stream);
          if (output && send(guest, stream, output, bytes)) outputs.delete(stream);
        },
      });
      guest.say(0, {...welcome, host: name, time: Date.now(), log: account.verifierLine});
    },
  );
  server.listen(0, address);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Returns true if that was the rest of it. */
function send(guest: Guest, stream: number, output: Output, credit: number): boolean {
  const end = Math.min(output.text.length, output.sent + credit);
  while (output.sent < end) {
    const piece = output.text.slice(output.sent, Math.min(end, output.sent + limits.data));
    guest.data(stream, channel.stdout, output.sent, piece);
    output.sent += piece.length;
  }
  const isWhole = end === output.text.length;
  if (isWhole) output.end();
  return isWhole;
}
