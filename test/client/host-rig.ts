// Many scripted hosts of one CA in a process of their own, for `many-hosts.test.ts`: it makes the folder of a client, too, and
// changes its files when it is told to.
import {once} from 'node:events';
import {renameSync, writeFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {argv} from 'node:process';
import type {TLSSocket} from 'node:tls';
import {createServer} from 'node:tls';
import type {MintedHost} from '../fixtures/certificates.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import type {Guest, Script} from '../fixtures/scripted-server.ts';
import {guestOf, outcomeOf, prove, welcome} from '../fixtures/scripted-server.ts';

/** What is to be done. */
export type RigCommand = {do: 'renew'} | {do: 'revoke'; host: string} | {do: 'tell'};

/** What the hosts saw. */
export interface RigReport {
  /** How many jobs were given credit. */
  readonly fed: number;
  /** Bytes of credit that were granted, and of output that went out by it. */
  readonly granted: number;
  readonly sent: number;
  /** How many connections are open that were made with the newest certificate, and with an earlier one. */
  readonly renewed: number;
  readonly outdated: number;
}

/** A job of one host, over the connections that it is followed by. */
interface Following {
  readonly guest: Guest;
  readonly stream: number;
  readonly end: () => void;
  credit: number;
  at: number;
}

const [, , folder = '', count = '0', outputSize = '0'] = argv;
const output = 'x'.repeat(Number(outputSize));
const outcome = outcomeOf(output);
const authority = makeAuthority();
let newest = '';
let crlNumber = 1n;
const hosts = new Map<string, MintedHost>();
/** All that there were, with the serial of the client's certificate. */
const connections = new Map<TLSSocket, string>();
const total = {fed: 0, granted: 0, sent: 0};

process.on('message', (command: RigCommand) => {
  if (command.do === 'renew') renew();
  else if (command.do === 'revoke') revoke(command.host);
  const open = [...connections].filter(([socket]) => !socket.destroyed);
  const renewed = open.filter(([, serial]) => serial === newest).length;
  process.send?.({...total, renewed, outdated: open.length - renewed} satisfies RigReport);
});

renew();
put('ca.pem', authority.certPem);
put('crl.pem', authority.crl([], {number: crlNumber}));
const lines: string[] = [];
for (let number = 1; number <= Number(count); number++) lines.push(await startHost(`lab-${number}`));
put(
  'client.yaml',
  `identity: { cert: alice.pem, key: alice-key.pem, ca: ca.pem, crl: crl.pem }\nreceipts: { folder: state }\nhosts:\n${lines.join('')}`,
);
process.send?.('ready');

function put(name: string, text: string): void {
  writeFileSync(join(folder, `.${name}`), text, {mode: 0o600});
  renameSync(join(folder, `.${name}`), join(folder, name));
}

function renew(): void {
  const {certificate, certPem, keyPem} = authority.user('alice');
  newest = certificate.serialNumber;
  put('alice.pem', certPem);
  put('alice-key.pem', keyPem);
}

function revoke(host: string): void {
  const serial = hosts.get(host)?.certificate.serialNumber ?? '';
  put('crl.pem', authority.crl([serial], {number: ++crlNumber}));
}

/** @returns its line of client.yaml */
async function startHost(name: string): Promise<string> {
  const account = new ScriptedAccount({host: name});
  const minted = authority.host(name, {logKey: account.key});
  hosts.set(name, minted);
  const script = scriptOf(account);
  const tls = {cert: minted.certPem, key: minted.keyPem, ca: authority.certPem, requestCert: true};
  const server = createServer({...tls, ALPNProtocols: ['reeve/1']}, socket => {
    connections.set(socket, socket.getPeerX509Certificate()?.serialNumber ?? '');
    const guest = guestOf(socket, script);
    guest.say(0, {...welcome, host: name, time: Date.now(), log: account.verifierLine});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `  ${name}: { address: "127.0.0.1:${(server.address() as AddressInfo).port}" }\n`;
}

/** Prints `output` as far as credit goes, and ends with a receipt. */
function scriptOf(account: ScriptedAccount): Script {
  const following: Following[] = [];
  const ended = new Map<string, number>();
  return {
    ordered(guest, stream, {id, action, job = id, from = 0}, {seen}) {
      const attached = action !== 'run';
      guest.say(stream, {type: 'started', job, from, attached, window: 1_000_000});
      const end = () => {
        const entry = ended.get(job) ?? account.addEnd(job, outcome);
        ended.set(job, entry);
        guest.say(stream, {type: 'ended', job, outcome, receipt: account.receipt(entry, seen)});
      };
      following.push({guest, stream, end, credit: 0, at: from});
    },
    granted(guest, stream, bytes) {
      total.granted += bytes;
      const one = following.find(other => other.guest === guest && other.stream === stream);
      if (one) send(one, bytes);
      if (one) total.fed++;
    },
    asked: prove(account),
  };
}

function send(one: Following, credit: number): void {
  if (one.at === output.length) return;
  one.credit += credit;
  while (one.credit > 0 && one.at < output.length) {
    const bytes = Math.min(65_536, one.credit, output.length - one.at);
    one.guest.data(one.stream, 1, one.at, output.slice(one.at, one.at + bytes));
    one.at += bytes;
    one.credit -= bytes;
    total.sent += bytes;
  }
  if (one.at === output.length) one.end();
}
