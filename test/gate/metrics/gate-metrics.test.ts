import test from 'ava';
import {Gate} from '../../../src/gate/gate.ts';
import type {GateLink} from '../../../src/gate-link/gate-end.ts';
import type {ToExecutor} from '../../../src/gate-link/link.ts';
import {makeAuthority} from '../../fixtures/certificates.ts';
import {scrape} from '../../fixtures/scrape.ts';
import {emptyTotals} from '../../fixtures/totals.ts';
import {until} from '../../fixtures/until.ts';

test('metrics are served once clients can connect, and a scrape sends nothing to the executor', async t => {
  const said: ToExecutor[] = [];
  const link: GateLink = {send: message => void said.push(message), sendInput: () => t.fail(), close() {}};
  const limits = {connections: 9, perAddress: 9, perPrincipal: 9, handshakeMs: 1000, idleMs: 90_000};
  const gate = new Gate(
    {
      type: 'setup',
      host: 'lab-01',
      version: '0.1.0',
      listen: [{host: '127.0.0.1', port: 0}],
      limits,
      metrics: {host: '127.0.0.1', port: 0, hosts: []},
    },
    link,
  );
  t.teardown(() => gate.stop());
  await gate.hear(emptyTotals);
  const authority = makeAuthority();
  const {certPem: cert, keyPem: key} = authority.host('lab-01');
  await gate.hear({type: 'trust', credentials: {cert, key, ca: authority.certPem}, revocations: []});
  const port = await until(() => {
    const texts = said.map(message => (message.type === 'report' ? message.message : ''));
    const [, digits] = /served on http:\S+:(\d+)\//.exec(texts.join()) ?? [];
    return digits !== undefined && Number(digits);
  }, 'it serves metrics');
  for (let i = 0; i < 50; i++) t.is((await scrape(port)).status, 200);
  t.is((await scrape(port, {path: '/other'})).status, 404);
  const others = said.filter(({type}) => type !== 'census');
  t.deepEqual(
    others.map(({type}) => type),
    ['ready', 'report'],
  );
  // A status that is asked for in its first second is true, too.
  const [first, second] = said;
  t.true(first?.type === 'census' && first.resident > 1_000_000 && first.connections === 0);
  t.is(second?.type, 'ready');
  // Its census of each second says nothing of them.
  t.false(said.some(message => message.type === 'census' && message.since !== undefined));
});
