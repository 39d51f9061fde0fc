import test from 'ava';
import {isTransient} from '../../../src/client/connection/transient-errors.ts';
import {ClientError} from '../../../src/client/errors.ts';
import {IdentityError} from '../../../src/identity/errors.ts';
import {ProtocolError} from '../../../src/protocol/errors.ts';
import {DialError} from '../../../src/transport/dial.ts';

test('what may pass is tried again; who breaks the protocol or cannot prove who it is gets no second chance', t => {
  const lost = (cause?: unknown) => new ClientError('connection-lost', 'x', {cause});
  const refused = (wireCode: string) => new ClientError('refused', 'x', {wireCode});
  const passing = [
    new DialError('unreachable', 'x'),
    new DialError('timeout', 'x'),
    lost(),
    lost(new Error('ECONNRESET')),
    lost(new ProtocolError('timeout', 'nothing was heard')),
    refused('too-many-connections'),
    refused('server-stopped'),
    refused('busy'),
    refused('timeout'),
  ];
  const final = [
    new DialError('not-reeve', 'x'),
    new ClientError('untrusted-host', 'x'),
    lost(new ProtocolError('message', 'x')),
    lost(new ProtocolError('credit', 'x')),
    refused('certificate-revoked'),
    refused('certificate-expired'),
    refused('phase'),
    refused('internal'),
    new IdentityError('certificate-untrusted', 'x'),
    new Error('x'),
  ];
  t.deepEqual(
    passing.filter(error => !isTransient(error)),
    [],
  );
  t.deepEqual(
    final.filter(error => isTransient(error)),
    [],
  );
});
