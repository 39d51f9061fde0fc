import {generateKeyPairSync} from 'node:crypto';
import test from 'ava';
import {hostileClient} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';

test('a user whose key is not on P-256 is told so when connecting, and by the command line', async t => {
  const lab = await startLab(t);
  const kinds = {
    secp384r1: generateKeyPairSync('ec', {namedCurve: 'P-384'}),
    rsa: generateKeyPairSync('rsa', {modulusLength: 2048}),
    ed25519: generateKeyPairSync('ed25519'),
  };
  for (const [kind, key] of Object.entries(kinds)) {
    const minted = lab.authority.user(`carol-${kind}`, {groups: ['ops'], key});
    const client = await hostileClient(lab, minted);
    t.like(await client.fault(), {code: 'certificate-key'}, kind);
    const config = await lab.client(`carol-${kind}`, {minted});
    const {exitCode, stderr} = await lab.reeve(['run', 'lab-01', 'true'], {config});
    t.is(exitCode, 254, stderr);
    t.regex(
      stderr,
      new RegExp(`the key of the certificate is of the kind ${kind}; orders are signed with a key on P-256`),
    );
  }
  t.deepEqual(
    lab.entries().filter(({event}) => event === 'job-start'),
    [],
  );
});
