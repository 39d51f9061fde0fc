// What of stdin is kept, acknowledged and sent again: as a state machine against a host that is one, too.
import {createHash} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {ResendBuffer} from '../../../src/client/input/resend-buffer.ts';

const window = 64;

/** A host that grants a window ahead of what its command took, and checks what it is given. */
class Taker {
  readonly all: number[] = [];
  ended = false;
  #queued: number[] = [];
  #granted = 0;
  #due = 0;

  /** A line begins: the offset that is due, and the first grant. */
  begin(): {due: number; grant: number} {
    this.#due = this.all.length + this.#queued.length;
    this.#granted = window - this.#queued.length;
    return {due: this.#due, grant: this.#granted};
  }

  receive(offset: number, bytes: Uint8Array): void {
    if (offset !== this.all.length + this.#queued.length) throw new Error(`${offset} is not due`);
    if (this.ended && bytes.length > 0) throw new Error('bytes after the end');
    if (bytes.length === 0) this.ended = true;
    this.#queued.push(...bytes);
    if (offset + bytes.length > this.#due + this.#granted) throw new Error('more than was granted');
  }

  /** The command takes some; what to grant for that. */
  take(count: number): number {
    const taken = this.#queued.splice(0, count);
    this.all.push(...taken);
    this.#granted += taken.length;
    return taken.length;
  }
}

const byteAt = (offset: number) => (offset * 7 + (offset >> 8)) % 251;
const step = fc.oneof(
  fc.record({kind: fc.constant('read' as const), size: fc.integer({min: 1, max: 150})}),
  fc.record({kind: fc.constant('send' as const), size: fc.integer({min: 1, max: 40})}),
  fc.record({kind: fc.constant('arrive' as const), size: fc.nat(6)}),
  fc.record({kind: fc.constant('take' as const), size: fc.nat(80)}),
  fc.record({kind: fc.constant('drop' as const), size: fc.nat(3)}),
);

test('whatever is lost on the way, the command gets every byte once and in order, then the end; never more than a window is kept', t => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(step, {maxLength: 150}), (total, steps) => {
      const input = new ResendBuffer(window);
      const host = new Taker();
      let source = 0;
      /** On its way to the host, and back. */
      let wire: {offset: number; bytes: Uint8Array}[] = [];
      const begin = () => {
        wire = [];
        const {due, grant} = host.begin();
        input.begin(due);
        if (grant > 0) input.grant(grant);
      };
      const read = (size: number) => {
        const chunk = Uint8Array.from({length: Math.min(size, total - source)}, (_, i) => byteAt(source + i));
        const room = input.room;
        const took = input.add(chunk);
        source += took;
        if (took > room) throw new Error('took more than there was room for');
        chunk.fill(255);
        if (source === total) input.finish();
      };
      const send = (most: number) => {
        const piece = input.next(most);
        // What lies in a socket has left our hands.
        if (piece) wire.push({offset: piece.offset, bytes: Uint8Array.from(piece.bytes)});
        return piece !== undefined;
      };
      const arrive = () => {
        const piece = wire.shift();
        if (piece) host.receive(piece.offset, piece.bytes);
        return piece !== undefined;
      };
      const take = (size: number) => {
        const grant = host.take(size);
        if (grant > 0) input.grant(grant);
        return grant > 0;
      };
      begin();
      for (const {kind, size} of steps) {
        if (kind === 'read') read(size);
        else if (kind === 'send') send(size);
        else if (kind === 'arrive') for (let left = size; left > 0; left--) arrive();
        else if (kind === 'take') take(size);
        else begin();
        if (input.room < 0 || input.room > window) return false;
      }
      // Left alone, it comes to its end.
      for (let moves = true; moves; ) {
        if (source < total || total === 0) read(window);
        moves = [send(40), arrive(), take(window)].some(Boolean);
      }
      // A line that drops after the end: it is said again.
      begin();
      while (send(40)) arrive();
      const bytes = Buffer.from(host.all);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return (
        host.ended &&
        host.all.length === total &&
        host.all.every((byte, offset) => byte === byteAt(offset)) &&
        input.matches({bytes: total, sha256})
      );
    }),
    {numRuns: 150},
  );
  t.pass();
});

test('what a job took before is skipped and digested; a source that is shorter than that is told', t => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (due, total) => {
      const input = new ResendBuffer(window);
      const all = Buffer.from(Array.from({length: total}, (_, offset) => byteAt(offset)));
      input.begin(due);
      input.grant(window);
      let rest = all;
      const got: number[] = [];
      for (let moved = true; moved; ) {
        const took = input.add(rest);
        rest = rest.subarray(took);
        if (rest.length === 0) input.finish();
        const piece = input.next(1000);
        if (piece && piece.offset !== due + got.length) return false;
        got.push(...(piece?.bytes ?? []));
        if (piece && piece.bytes.length > 0) input.grant(piece.bytes.length);
        moved = took > 0 || (piece?.bytes.length ?? 0) > 0;
      }
      if (total < due) return input.isShort && got.length === 0;
      const end = {bytes: total, sha256: createHash('sha256').update(all).digest('hex')};
      return !input.isShort && Buffer.from(got).equals(all.subarray(due)) && input.matches(end);
    }),
    {numRuns: 200},
  );
  t.pass();
});

test('a host that lies about what it took is found out', t => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const given = (credit = window) => {
    const input = new ResendBuffer(window);
    input.begin(0);
    input.grant(credit);
    input.add(Buffer.from('what was typed'));
    input.next(1000);
    return input;
  };
  t.true(given().matches({bytes: 14, sha256: sha256('what was typed')}));
  t.true(given().matches({bytes: 4, sha256: sha256('what')}));
  t.true(given().matches({bytes: 0, sha256: sha256('')}));
  t.false(given().matches({bytes: 14, sha256: sha256('what was wiped')}));
  t.false(given().matches({bytes: 4, sha256: sha256('that')}));
  t.false(given().matches({bytes: 15, sha256: sha256('what was typed!')}));
  const taken = given();
  taken.grant(10);
  t.false(taken.matches({bytes: 4, sha256: sha256('what')}));
  t.throws(() => taken.begin(4), {code: 'message'});
  t.throws(() => taken.grant(0), {code: 'credit'});
  // Credit for what was never sent acknowledges nothing.
  const eager = given();
  eager.grant(1000);
  t.notThrows(() => eager.begin(14));
});
