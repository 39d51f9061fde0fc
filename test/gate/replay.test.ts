// Orders over the wire: replayed, for another host, changed, too large. Everybody here has a good certificate.
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import type {HostileClient} from '../fixtures/hostile-client.ts';
import {hostileClient, orderMessage, textMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const starts = (lab: Lab) => lab.entries().filter(({event}) => event === 'job-start').length;

const sharedLab = shareLab();

/** Says orders on streams one after the other and gives their first answers. */
class Asker {
  readonly client: HostileClient;
  stream = 0;

  constructor(client: HostileClient) {
    this.client = client;
  }

  async ask(message: object) {
    this.client.order(++this.stream, message);
    return this.client.message(this.stream, 'refused', 'started', 'answer');
  }
}

test.serial(
  'an order is carried out once, for who signed it, on the host that it names, as it was signed',
  async t => {
    const lab = await sharedLab();
    const before = starts(lab);
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const bob = lab.authority.user('bob', {groups: ['ops']});
    const his = new Asker(await hostileClient(lab, bob));
    const hers = new Asker(await hostileClient(lab, alice));
    const run = (fields: object = {}) =>
      orderMessage(alice.key, {action: 'run', command: 'echo', params: {words: ['once']}, ...fields});
    const order = run();
    const {id} = JSON.parse(Buffer.from(order.envelope.payload, 'base64').toString());

    // Bob read it in an account, before it came and after.
    t.like(await his.ask(order), {type: 'refused', code: 'order-signature'});
    t.like(await hers.ask(order), {type: 'started', job: id, attached: false});
    t.like(await hers.client.message(hers.stream, 'ended'), {outcome: {exit: 0}});
    t.like(await his.ask(order), {type: 'refused', code: 'order-signature'});

    // The same bytes again, over this connection and another of hers: the same job, its output again, one run.
    t.like(await hers.ask(order), {type: 'started', job: id, attached: true});
    await hers.client.message(hers.stream, 'ended');
    t.is(String(Buffer.concat(hers.client.output.get(hers.stream) ?? [])), 'once');
    const again = new Asker(await hostileClient(lab, alice));
    t.like(await again.ask(order), {type: 'started', job: id, attached: true});
    t.is(starts(lab) - before, 1);

    // The same id with other content, by her and by him.
    t.like(await hers.ask(run({id, params: {words: ['other']}})), {code: 'id-conflict'});
    t.like(await his.ask(orderMessage(bob.key, {action: 'run', id, command: 'true'})), {code: 'id-conflict'});
    t.like(await hers.ask(run({id, reason: 'why'})), {code: 'id-conflict'});

    // Every bit of it is signed.
    const payload = Buffer.from(order.envelope.payload, 'base64');
    for (let bit = 0; bit < 8 * payload.length; bit += 97) {
      const changed = Buffer.from(payload);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const envelope = {...order.envelope, payload: changed.toString('base64')};
      t.like(await hers.ask({type: 'order', envelope}), {code: 'order-signature'}, `bit ${bit}`);
    }
    t.like(await hers.ask(run({host: 'lab-02'})), {code: 'order-host'});
    t.like(await hers.ask(run({host: 'LAB-01'})), {code: 'order-host'});
    t.like(await hers.ask(run({id: newOrderId(Date.now() - 301_000)})), {code: 'order-time'});
    t.like(await hers.ask(run({id: newOrderId(Date.now() + 400_000)})), {code: 'order-time'});
    t.like(await hers.ask(run({user: 'root'})), {code: 'order-malformed'});
    t.like(await hers.ask(run({args: []})), {code: 'order-malformed'});
    t.is(starts(lab) - before, 1);
    for (const {client} of [his, hers, again]) client.socket.destroy();
  },
);

test.serial('many connections that bring one order at the same time get one run', async t => {
  const lab = await sharedLab();
  const before = starts(lab);
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const clients = await Promise.all(Array.from({length: 10}, () => hostileClient(lab, alice)));
  const order = orderMessage(alice.key, {action: 'run', command: 'echo', params: {words: ['once']}});
  const answers = await Promise.all(
    clients.flatMap(client =>
      [1, 2, 3].map(stream => {
        client.order(stream, order);
        return client.message(stream, 'started', 'refused');
      }),
    ),
  );
  t.is(answers.filter(({type, attached}) => type === 'started' && !attached).length, 1);
  t.is(answers.filter(({type, attached}) => type === 'started' && attached).length, 29);
  for (const client of clients)
    for (const stream of [1, 2, 3]) t.like((await client.message(stream, 'ended')).outcome, {exit: 0});
  t.is(starts(lab) - before, 1);
  for (const {socket} of clients) socket.destroy();
});

test.serial(
  'NUL bytes, huge parameters and thousands of elements are clearly refused or passed, and nothing falls over',
  async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const asker = new Asker(await hostileClient(lab, alice));
    const echo = (params: unknown) => orderMessage(alice.key, {action: 'run', command: 'echo', params});
    t.like(await asker.ask(echo({words: ['a\0b']})), {type: 'refused', code: 'bad-parameter'});
    const half = echo({words: ['HALF']}).envelope.payload;
    const text = Buffer.from(half, 'base64').toString().replace('HALF', '\\ud800');
    t.like(await asker.ask(textMessage(alice.key, text)), {type: 'refused', code: 'order-malformed'});
    t.like(await asker.ask(echo({words: Array.from({length: 5000}, () => 'x')})), {type: 'started'});
    t.like(await asker.ask(echo({words: [{toString: 'x'}]})), {code: 'bad-parameter'});
    t.like(await asker.ask(echo([])), {code: 'order-malformed'});
    t.like(await asker.ask(echo({words: ['x'.repeat(140_000)]})), {type: 'refused'});
    t.like(
      await asker.ask(
        orderMessage(alice.key, {
          action: 'run',
          command: 'echo',
          args: Array.from({length: 5000}, () => 'x'),
        }),
      ),
      {code: 'order-malformed'},
    );
    t.like(await asker.ask(orderMessage(alice.key, {action: 'run', command: '../../bin/sh'})), {
      code: 'order-malformed',
    });
    t.like(await asker.ask(orderMessage(alice.key, {action: 'run', command: 'toString'})), {type: 'refused'});
    t.like(await asker.ask(orderMessage(alice.key, {action: 'run', command: 'constructor'})), {
      type: 'refused',
      code: 'unknown-command',
    });
    // A megabyte is no control frame: that closes the line, with the reason.
    asker.client.write(controlFrame(99, echo({words: ['x'.repeat(1_048_576)]})));
    t.like(await asker.client.fault(), {code: 'frame'});
    const another = await hostileClient(lab, alice);
    const large = echo({words: Array.from({length: 30}, () => 'x'.repeat(5000))});
    another.write(Buffer.concat([controlFrame(1, large), creditFrame(1, 1000)]));
    t.like(await another.message(1, 'refused'), {code: 'order-malformed'});
    another.socket.destroy();
    const host = await lab.connect();
    t.is((await host.run('echo', {words: ['alive']})).stdout, 'alive');
    t.is((await host.status()).gate.restarts, 0);
  },
);
