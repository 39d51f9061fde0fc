import {createHash, randomBytes} from 'node:crypto';
import {chmodSync, readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {InputSigner} from '../../src/identity/input.ts';
import {headerBytes} from '../../src/shares/transfer/record.ts';
import {contentRecord, TransferWriter} from '../../src/shares/transfer/writer.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import {hostileClient, idOf, orderMessage} from '../fixtures/hostile-client.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a file that is too large for the share is refused, and the old one stays', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'large');
  const here = ownFolder(t);
  writeFileSync(join(there, 'a'), 'old');
  chmodSync(join(there, 'a'), 0o666);
  writeFileSync(join(here, 'a'), '');
  truncateSync(join(here, 'a'), 2 ** 30 + 1);
  const host = await lab.connect();
  const error = await t.throwsAsync(host.put(join(here, 'a'), 'data', 'large'), {
    code: 'refused',
    message: /more than the 1073741824 that a file may have/,
  });
  t.is((error as Error & {wireCode?: string}).wireCode, 'file-too-large');
  t.is(readFileSync(join(there, 'a'), 'utf8'), 'old');
  t.deepEqual(partialsIn(there), []);
});

onLinux('a source that fails, shrinks, or is aborted leaves the old file and no partial one', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'broken');
  const here = ownFolder(t);
  writeFileSync(join(there, 'a'), 'old');
  chmodSync(join(there, 'a'), 0o666);
  const host = await lab.connect();
  const isClean = () => until(() => partialsIn(there).length === 0, 'the end of the partial files');
  async function* fails() {
    yield Buffer.alloc(500_000, 'x');
    throw new Error('the source broke');
  }
  await t.throwsAsync(host.put(fails(), 'data', 'broken/a'), {message: 'the source broke'});
  await isClean();
  const stop = new AbortController();
  async function* stops() {
    yield Buffer.alloc(500_000, 'x');
    await until(() => partialsIn(there).length > 0, 'a partial file');
    stop.abort();
    await new Promise(() => {});
  }
  await t.throwsAsync(host.put(stops(), 'data', 'broken/a', {signal: stop.signal}), {code: 'refused'});
  await isClean();
  t.is(readFileSync(join(there, 'a'), 'utf8'), 'old');
  // A file that is cut short after its first bytes were read.
  const file = join(here, 'shrinks');
  writeFileSync(file, Buffer.alloc(64 * 1024 * 1024, 'y'));
  const put = host.put(file, 'data', 'broken/a');
  await until(() => partialsIn(there).length > 0, 'a partial file');
  truncateSync(file, 1);
  await t.throwsAsync(put, {code: 'local-file', message: /shorter|written to/});
  await isClean();
  t.is(readFileSync(join(there, 'a'), 'utf8'), 'old');
});

onLinux('a put and a get go on over a connection that is lost', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'cut');
  const here = ownFolder(t);
  const bytes = randomBytes(6_000_000);
  writeFileSync(join(here, 'a'), bytes);
  const cuts = (at: number) => ({up: [1_000_000, 2_500_000][at], down: [1_000_000, 2_500_000][at]});
  const proxy = await openCuttingProxy(t, lab.port, cuts);
  const putting = await proxy.connect(join(lab.folder, 'alice.yaml'));
  await putting.put(join(here, 'a'), 'data', 'cut');
  t.is(proxy.connections, 3);
  t.true(readFileSync(join(there, 'a')).equals(bytes));
  const other = await openCuttingProxy(t, lab.port, cuts);
  const getting = await other.connect(join(lab.folder, 'alice.yaml'));
  await getting.get('data', 'cut/a', join(here, 'b'));
  t.is(other.connections, 3);
  t.true(readFileSync(join(here, 'b')).equals(bytes));
});

onLinux(
  'what a gate alters of a put, or leaves out, has no name on the host: its caller signed all of it',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'altered');
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const bytes = Buffer.alloc(200_000, 'z');
    const writer = new TransferWriter();
    const records = [
      writer.begin({path: '', kind: 'file', size: bytes.length, mode: 0o644}),
      contentRecord(bytes.length).fill(bytes, headerBytes),
      writer.end({size: bytes.length, digest: createHash('sha256').update(bytes).digest('hex')}),
      writer.whole(),
    ];
    const transfer = Buffer.concat(records);
    const put = async (name: string, sent: Buffer, signed: Buffer) => {
      const signer = new InputSigner();
      const client = await hostileClient(lab, alice);
      t.teardown(() => client.socket.destroy());
      const order = orderMessage(alice.key, {
        action: 'share-put',
        share: 'data',
        path: `altered/${name}`,
        input: signer.publicKey,
      });
      client.order(1, order, 1_000_000);
      await client.message(1, 'started');
      for (let at = 0; at < sent.length; at += 60_000) client.input(1, at, sent.subarray(at, at + 60_000), 3);
      const digest = createHash('sha256').update(signed).digest();
      client.input(
        1,
        sent.length,
        signer.sign({job: idOf(order), channel: 3, offset: signed.length, bytes: digest}),
        0,
      );
      return client.message(1, 'ended', 'refused');
    };
    t.like(await put('whole', transfer, transfer), {type: 'ended', outcome: {state: 'ended', exit: 0}});
    const altered = Buffer.from(transfer);
    altered.writeUInt8(0x79, 1000);
    t.like(await put('other', transfer, altered), {type: 'refused', code: 'input-signature'});
    t.like(await put('cut', transfer.subarray(0, 100_000), transfer), {
      type: 'refused',
      code: 'input-signature',
    });
    t.deepEqual(
      readdirSync(there).filter(name => !name.endsWith('.part')),
      ['whole'],
    );
  },
);

onLinux('no way out of a share is put or got, whatever is signed', async t => {
  const lab = await shared();
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const client = await hostileClient(lab, alice);
  t.teardown(() => client.socket.destroy());
  const bad = ['../x', String.raw`\x2e\x2e`, '/etc', 'a//b', '.', '..', String.raw`a\x00`];
  const orders = [
    ...bad.flatMap(path => [
      {action: 'share-put', share: 'data', path},
      {action: 'share-get', share: 'data', path},
    ]),
    ...[...bad, 'a/b'].map(name => ({action: 'share-put', share: 'data', path: '', name})),
  ];
  for (const [at, order] of orders.entries()) {
    const stream = 1 + at;
    client.order(stream, orderMessage(alice.key, order));
    t.like(
      await client.message(stream, 'refused', 'started'),
      {type: 'refused', code: 'bad-parameter'},
      JSON.stringify(order),
    );
  }
  t.deepEqual(
    readdirSync(join(lab.folder)).filter(name => name === 'x'),
    [],
  );
});
