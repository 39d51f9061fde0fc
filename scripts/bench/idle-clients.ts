// Holds connections that say nothing, in a process of its own: `idle-clients.ts PORT COUNT CERT KEY CA`. Says
// `ready` when every one of them was accepted. Several addresses of loopback, as one has only so many ports.
import {clientContext, handshake} from './floors.ts';
import {atOnce} from './measure.ts';

const [port, count, cert = '', key = '', ca = ''] = process.argv.slice(2);
const context = clientContext({cert, key, ca});

await atOnce(Number(count), 16, async index => {
  const address = `127.0.0.${2 + (index % 50)}`;
  const socket = await handshake(Number(port), context, address);
  socket.resume();
  socket.on('close', () => {
    console.error('a connection that was held was closed');
    process.exit(1);
  });
});
console.log('ready');
