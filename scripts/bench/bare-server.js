// The floor: mutual TLS as reeve does it, and nothing of what reeve is for. One request to a line, as JSON:
// {"ping": TEXT} is sent back, {"run": ARGV} is spawned, its output sent as it comes, then NUL and its status.
// Started with the paths of certificate, key and CA; prints its port.
import {spawn} from 'node:child_process';
import {constants} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {createServer} from 'node:tls';

const [cert, key, ca] = process.argv.slice(2).map(path => readFileSync(path));

const server = createServer({
  cert,
  key,
  ca,
  minVersion: 'TLSv1.3',
  ciphers: 'TLS_AES_128_GCM_SHA256',
  ecdhCurve: 'X25519MLKEM768:X25519:P-256',
  secureOptions: constants.SSL_OP_NO_TICKET,
  ALPNProtocols: ['reeve/1'],
  requestCert: true,
  rejectUnauthorized: true,
  noDelay: true,
  handshakeTimeout: 60_000,
});

server.on('secureConnection', socket => {
  socket.on('error', () => {});
  // The client knows by this that its certificate was accepted.
  socket.write('.');
  socket.on('data', function first(chunk) {
    // Clients that only stay connected cost no more than they must.
    socket.off('data', first);
    socket.unshift(chunk);
    createInterface(socket).on('line', line => serve(socket, JSON.parse(line)));
  });
});

function serve(socket, {ping, run}) {
  if (ping !== undefined) {
    socket.write(ping);
    return;
  }
  const [file, ...args] = run;
  const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'pipe'], env: {PATH: '/usr/bin:/bin'}});
  child.stdout.pipe(socket, {end: false});
  child.stderr.pipe(socket, {end: false});
  child.on('close', status => socket.write(`\0${status}`));
}

server.listen({port: 0, host: '127.0.0.1', backlog: 4096}, () => console.log(server.address().port));
