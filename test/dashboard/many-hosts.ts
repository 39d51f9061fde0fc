// Many hosts at one port, which run nothing: they tell hosts apart by the name that the client asks for.
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {SecureContext, TLSSocket} from 'node:tls';
import {createSecureContext, createServer} from 'node:tls';
import {makeAuthority} from '../fixtures/certificates.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import type {Guest} from '../fixtures/scripted-server.ts';
import {described, guestOf, outcomeOf, welcome} from '../fixtures/scripted-server.ts';

export interface ManyHosts extends AsyncDisposable {
  readonly folder: string;
  /** Writes a client.yaml of so many hosts: the last of them refuse, and those before these are down. */
  config(hosts: number, odd?: {readonly down: number; readonly refusing: number}): Promise<string>;
}

/** A reason that no cell has room for. */
export const longReason = `this host takes no orders while its account is moved to another disk: ${'wait until that is done, '.repeat(8)}then try again`;
export const nameOf = (number: number) => `lab-${String(number).padStart(3, '0')}`;

const watched = {epoch: '01a22cf7-7572-7fe9-9e09-96b53bb07b38', number: 0, jobs: [], whole: true};

export async function startManyHosts(): Promise<ManyHosts> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-many-'));
  const authority = makeAuthority();
  const accounts = new Map<string, ScriptedAccount>();
  const contexts = new Map<string, SecureContext>();
  const sockets = new Set<TLSSocket>();
  const refusing = new Set<string>();
  const accountOf = (host: string) => {
    const account = accounts.get(host) ?? new ScriptedAccount({host});
    accounts.set(host, account);
    return account;
  };
  const contextOf = (host: string) => {
    const {certPem: cert, keyPem: key} = authority.host(host, {logKey: accountOf(host).key});
    const context = contexts.get(host) ?? createSecureContext({cert, key, ca: authority.certPem});
    contexts.set(host, context);
    return context;
  };
  const server = createServer(
    {
      ca: authority.certPem,
      requestCert: true,
      minVersion: 'TLSv1.3',
      ALPNProtocols: ['reeve/1'],
      SNICallback: (name, chosen) => chosen(null, contextOf(name)),
    },
    socket => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      const host = String(socket.servername);
      serve(socket, host, accountOf(host), refusing.has(host));
    },
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  const alice = authority.user('alice', {groups: ['ops']});
  const write = (name: string, text: string) => writeFile(join(folder, name), text, {mode: 0o600});
  await write('alice.pem', alice.certPem);
  await write('alice-key.pem', alice.keyPem);
  await write('ca.pem', authority.certPem);
  return {
    folder,
    async config(hosts, odd = {down: 0, refusing: 0}) {
      const names = Array.from({length: hosts}, (_, index) => nameOf(index + 1));
      const firstRefusing = hosts - odd.refusing;
      refusing.clear();
      for (const name of names.slice(firstRefusing)) refusing.add(name);
      const isDown = (index: number) => index >= firstRefusing - odd.down && index < firstRefusing;
      const places = names.map(
        (name, index) => `  ${name}: { address: "127.0.0.1:${isDown(index) ? 1 : port}" }\n`,
      );
      const identity = 'identity: { cert: alice.pem, key: alice-key.pem, ca: ca.pem }';
      const listed = hosts === 0 ? 'hosts: {}\n' : `hosts:\n${places.join('')}`;
      await write(`${hosts}.yaml`, `${identity}\nreceipts: { folder: state }\n${listed}`);
      return join(folder, `${hosts}.yaml`);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await rm(folder, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

function serve(socket: TLSSocket, host: string, account: ScriptedAccount, refuses: boolean): void {
  const watches = new Set<number>();
  const guest: Guest = guestOf(socket, {
    account,
    ordered(_guest, stream, {action, id}, {seen}) {
      if (refuses) guest.say(stream, {type: 'refused', code: 'not-allowed', message: longReason});
      else if (action === 'commands')
        guest.say(stream, {
          type: 'answer',
          body: {commands: [{...described, command: 'kernel', effect: 'read'}]},
        });
      else {
        guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000});
        if (action === 'watch') {
          watches.add(stream);
          return;
        }
        const outcome = outcomeOf('');
        guest.say(stream, {
          type: 'ended',
          job: id,
          outcome,
          receipt: account.receipt(account.addEnd(id, outcome), seen),
        });
      }
    },
    granted(_guest, stream) {
      if (watches.delete(stream)) guest.data(stream, 1, 0, `${JSON.stringify(watched)}\n`);
    },
  });
  guest.say(0, {...welcome, host, time: Date.now(), log: account.verifierLine});
}
