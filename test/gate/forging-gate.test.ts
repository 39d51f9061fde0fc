// A gate that was taken over holds the host's TLS key and serves the mailbox: what it makes up, changes or reorders is found.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {connect} from '../../src/client/connect.ts';
import type {ListenOptions} from '../../src/client/messages/listening.ts';
import {loadClientConfig} from '../../src/config/client-config.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {FrameDecoder} from '../../src/protocol/frame.ts';
import type {MailboxRecord} from '../../src/protocol/generated/message.ts';
import {altered, otherDigits} from '../fixtures/altered.ts';
import {startLab} from '../fixtures/lab.ts';
import {take, texts} from '../fixtures/messages.ts';
import {startScripted, welcome} from '../fixtures/scripted-server.ts';

const access = '\n  - { who: [group:ops], run: ["*"], send: true, listen: true }\n';

/** The lines of a mailbox, as its log holds them. */
function linesOf(folder: string, mailbox: string): string[] {
  const pieces: Buffer[] = [];
  const sink = {
    control() {},
    credit() {},
    data: (_s: number, _c: number, _o: number, bytes: Buffer) => void pieces.push(Buffer.from(bytes)),
  };
  const decoder = new FrameDecoder(sink);
  const log = join(folder, 'data/output', mailbox);
  for (const name of readdirSync(log).toSorted()) decoder.push(readFileSync(join(log, name)));
  return Buffer.concat(pieces).toString().trimEnd().split('\n');
}

const parsed = (line = '') => JSON.parse(line) as MailboxRecord;

test('a gate cannot make up, change or reorder a message, and what it withholds is missed', async t => {
  const lab = await startLab(t, {access});
  const alice = await lab.connect();
  const bob = await lab.connect(await lab.client('bob', {groups: ['ops']}));
  await alice.send('one');
  const {mailbox} = await bob.send('two');
  await alice.send('three');
  const [one = '', two = '', three = ''] = linesOf(lab.folder, mailbox);

  let served: {lines: readonly string[]; id: string; after: number} = {lines: [], id: mailbox, after: 0};
  const gate = await startScripted(t, {
    host: () => lab.host,
    tls: {ca: lab.authority.certPem},
    greet(guest) {
      const log = String(new NoteVerifier(originOf('lab-01'), lab.host.logKey));
      guest.say(0, {...welcome, time: Date.now(), log});
    },
    ordered(guest, stream) {
      const {lines, id, after} = served;
      guest.say(stream, {type: 'started', job: id, from: 0, attached: true, window: 1 << 20, after});
      let offset = 0;
      for (const line of lines) {
        guest.data(stream, 1, offset, `${line}\n`);
        offset += Buffer.byteLength(line) + 1;
      }
    },
  });
  const config = await loadClientConfig(join(lab.folder, 'alice.yaml'));
  const hosts = new Map([['lab-01', {address: {host: '127.0.0.1', port: gate.port}}]]);
  await using host = await connect('lab-01', {config: {...config, hosts}});
  const hear = async (
    lines: readonly string[],
    options: ListenOptions = {},
    more: Partial<typeof served> = {},
  ) => {
    served = {id: mailbox, after: 0, ...more, lines};
    return texts(await take(host.listen(options), lines.length));
  };
  const refuses = (lines: readonly string[], message: RegExp, options: ListenOptions = {}, more = {}) =>
    t.throwsAsync(hear([...lines, 'none'], options, more), {code: 'message-invalid', message});

  t.deepEqual(await hear([one, two, three]), ['one', 'two', 'three']);
  t.deepEqual(await hear([one, three], {since: 0}), ['one', '2-2']);
  t.deepEqual(await hear([three, three].slice(0, 1), {since: 0}, {after: 2}), ['1-2']);

  const text = (line: string, words: string) =>
    JSON.stringify({...parsed(line), text: Buffer.from(words).toString('base64')});
  await refuses([text(two, 'TWO')], /its text is not the one that its sender signed for/);
  await refuses([text(two, 'one')], /its text is not/);
  await refuses([JSON.stringify({...parsed(two), certificate: parsed(one).certificate})], /certificate/);
  await refuses([JSON.stringify({...parsed(two), receipt: parsed(one).receipt})], /its text|certificate/);
  const {receipt} = parsed(two);
  const changed = (line: string) => JSON.stringify({...parsed(two), receipt: {...receipt, line}});
  await refuses([changed(altered(receipt.line, '"number":2', '"number":7'))], /its proof does not show/);
  await refuses([changed(altered(receipt.line, '"name":"bob"', '"name":"eve"'))], /its proof does not show/);
  const checkpoint = altered(receipt.checkpoint, /[^ ]{20}\n$/, otherDigits);
  await refuses(
    [JSON.stringify({...parsed(two), receipt: {...receipt, checkpoint}})],
    /its checkpoint is not good/,
  );
  await refuses([two, one], /message 1 came after message 2: they were repeated or reordered/);
  await refuses([one, one], /message 1 came after message 1/);
  await refuses([one], /came after message 1/, {since: 1}, {after: 1});
  await refuses([one], /it is of the mailbox/, {}, {id: '01890a5d-ac96-774b-bcce-b302099a8057'});
  await refuses([one], /another mailbox/, {
    since: {mailbox: '01890a5d-ac96-774b-bcce-b302099a8057', number: 0},
  });
  await refuses(['{}'], /it is not well formed/);
  await refuses(['{"text":'], /none that can be believed/);
});
