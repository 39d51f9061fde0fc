// A gate that was taken over holds the host's TLS key and passes all on, altered: what it alters is found.
import {join} from 'node:path';
import test from 'ava';
import {connect} from '../../src/client/connect.ts';
import {HostConnection} from '../../src/client/connection/connection.ts';
import {loadIdentity} from '../../src/client/identity.ts';
import {resolveTarget} from '../../src/client/resolve-target.ts';
import {loadClientConfig} from '../../src/config/client-config.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import type {ServerMessage} from '../../src/protocol/messages.ts';
import {startLab} from '../fixtures/lab.ts';
import {sha256, startScripted, welcome} from '../fixtures/scripted-server.ts';

interface Altering {
  readonly output: (bytes: Buffer) => Buffer;
  readonly message: (message: ServerMessage) => object;
}

const honest: Altering = {output: bytes => bytes, message: message => message};
const told = {bytes: 11, sha256: sha256('all is well')};

test('output that a gate alters, with the digests that go with it, does not pass for what stands in the account', async t => {
  const lab = await startLab(t);
  const config = await loadClientConfig(join(lab.folder, 'alice.yaml'));
  const identity = await loadIdentity(config);
  let altering = honest;
  const gate = await startScripted(t, {
    host: () => lab.host,
    tls: {ca: lab.authority.certPem},
    greet(guest) {
      const log = String(new NoteVerifier(originOf('lab-01'), lab.host.logKey));
      guest.say(0, {...welcome, time: Date.now(), log});
    },
    ordered(guest, stream, _order, message) {
      const owner = {heard() {}, lost() {}};
      void HostConnection.open(resolveTarget('lab-01', config), identity, owner, {timeoutMs: 10_000}).then(
        connection =>
          connection.open(
            message,
            {
              data: (channel, offset, bytes) => guest.data(stream, channel, offset, altering.output(bytes)),
              message(answer) {
                guest.say(stream, altering.message(answer));
                if (answer.type === 'ended' || answer.type === 'refused') connection.close();
              },
              credit() {},
            },
            1 << 20,
          ),
      );
    },
  });
  const hosts = new Map([['lab-01', {address: {host: '127.0.0.1', port: gate.port}}]]);
  await using host = await connect('lab-01', {config: {...config, hosts}});
  const burns = () => host.run('echo', ['it burns!!!']);

  t.is(typeof (await burns()).receipt, 'string');

  altering = {...honest, output: () => Buffer.from('all is well')};
  await t.throwsAsync(async () => await burns(), {code: 'digest-mismatch'});

  const alterDigest = (message: ServerMessage) =>
    message.type === 'ended' ? {...message, outcome: {...message.outcome, stdout: told}} : message;
  altering = {...altering, message: alterDigest};
  await t.throwsAsync(async () => await burns(), {
    code: 'receipt-invalid',
    message: /in its account job \S+ ended otherwise: the answer was altered on the way/,
  });

  altering = {
    ...altering,
    message(message) {
      const {receipt: _, ...rest} = alterDigest(message) as ServerMessage & {receipt?: object};
      return rest;
    },
  };
  await t.throwsAsync(async () => await burns(), {code: 'receipt-invalid', message: /it gave no receipt/});

  // What the gate refuses by itself is not in the account, and a receipt of something else does not pass for it.
  altering = {
    ...honest,
    message: message =>
      message.type === 'ended' && message.receipt
        ? {type: 'refused', code: 'denied', message: 'no', receipt: message.receipt}
        : message,
  };
  await t.throwsAsync(async () => await burns(), {code: 'receipt-invalid', message: /not a refusal/});
});
