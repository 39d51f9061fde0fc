// The floor of a client: `bare-client.js PORT CERT KEY CA ARGV...` runs ARGV through bare-server.js, its output to
// stdout, and exits with its status.
import {readFileSync} from 'node:fs';
import {connect} from 'node:tls';

const [port, certPath, keyPath, caPath, ...run] = process.argv.slice(2);

const socket = connect({
  host: '127.0.0.1',
  port: Number(port),
  servername: 'lab-01',
  cert: readFileSync(certPath),
  key: readFileSync(keyPath),
  ca: readFileSync(caPath),
  minVersion: 'TLSv1.3',
  ciphers: 'TLS_AES_128_GCM_SHA256',
  ecdhCurve: 'X25519MLKEM768:X25519:P-256',
});
socket.setNoDelay(true);
socket.on('secureConnect', () => socket.write(`${JSON.stringify({run})}\n`));

let isGreeted = false;
socket.on('data', chunk => {
  const bytes = isGreeted ? chunk : chunk.subarray(1);
  isGreeted = true;
  // The status comes last, after a NUL, in a chunk of its own or behind the last of the output.
  const tail = bytes.subarray(-5);
  const end = tail.lastIndexOf(0);
  const status = end < 0 ? undefined : Number(tail.toString('latin1', end + 1) || Number.NaN);
  if (status === undefined || Number.isNaN(status)) {
    if (bytes.length > 0 && !process.stdout.write(bytes)) {
      socket.pause();
      process.stdout.once('drain', () => socket.resume());
    }
    return;
  }
  process.stdout.write(bytes.subarray(0, bytes.length - tail.length + end));
  process.exitCode = status;
  socket.end();
});
