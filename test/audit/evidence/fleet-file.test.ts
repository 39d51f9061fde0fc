import test from 'ava';
import {fleetHeader, fleetLine, readFleetFile} from '../../../src/audit/evidence/fleet-file.ts';

const head = {fleet: '01900000-0000-7000-8000-000000000001', command: 'uptime', hosts: 1};
const line = {host: 'lab-01', outcome: 'unreachable'};

test('what is written is read', t => {
  const read = readFleetFile(fleetHeader(head) + fleetLine(line), 'f');
  t.like(read.head, head);
  t.deepEqual(read.lines, [line]);
});

test('a line with a field that is none of its own, or twice the same host, is refused by its number', t => {
  for (const spare of ['toString', 'constructor', 'name?', 'more']) {
    const text = `${fleetHeader(head)}${JSON.stringify({...line, [spare]: 'x'})}\n`;
    t.throws(() => readFleetFile(text, 'f'), {code: 'evidence-invalid', message: /^f: line 2 /}, spare);
  }
  const twice = fleetHeader({...head, hosts: 2}) + fleetLine(line) + fleetLine(line);
  t.throws(() => readFleetFile(twice, 'f'), {message: /^f: line 3 .*twice/});
  t.throws(() => readFleetFile(fleetHeader(head), 'f'), {message: /^f: line 1 .*says 1 hosts/});
});
