import test from 'ava';
import fc from 'fast-check';
import {entryMessage, formatMessage, frame} from '../../src/ship/syslog-message.ts';
import {anyText} from '../fixtures/any-text.ts';

const at = Date.parse('2003-10-11T22:14:15.003Z');
const bom = '\ufeff';

test('the examples of RFC 5424 (section 6.5) are made', t => {
  const message = (facility: number, severity: number, appName: string, data: object, text: string) =>
    formatMessage({
      facility,
      severity,
      time: at,
      hostname: 'mymachine.example.com',
      appName,
      messageId: 'ID47',
      data: data as Record<string, Record<string, string>>,
      text: Buffer.from(text),
    }).toString();
  const sd = {'exampleSDID@32473': {iut: '3', eventSource: 'Application', eventID: '1011'}};
  // The text of the examples is ASCII behind the mark of UTF-8, which ASCII does not need.
  t.is(
    message(4, 2, 'su', {}, `'su root' failed for lonvick on /dev/pts/8`),
    `<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - 'su root' failed for lonvick on /dev/pts/8`,
  );
  t.is(
    message(20, 5, 'evntslog', sd, 'An application event log entry…'),
    `<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"] ${bom}An application event log entry…`,
  );
  t.is(
    message(20, 5, 'evntslog', {...sd, 'examplePriority@32473': {class: 'high'}}, ''),
    `<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][examplePriority@32473 class="high"]`,
  );
});

test('whatever a header field or a parameter holds, it stays one', t => {
  const text = anyText();
  fc.assert(
    fc.property(text, text, text, (hostname, messageId, value) => {
      const parts = {facility: 13, severity: 6, time: at, appName: 'reeve', data: {'x@32473': {v: value}}};
      const made = formatMessage({...parts, hostname, messageId, text: Buffer.from('end')}).toString();
      const form =
        /^<110>1 \S+ ([\x21-\x7e]{1,255}) reeve - ([\x21-\x7e]{1,32}) \[x@32473 v="((?:[^"\\\]]|\\["\\\]])*)"\] end$/su;
      const [, , , found = ''] = form.exec(made) ?? t.fail(made);
      t.is(found.replaceAll(/\\(["\\\]])/g, '$1'), value.toWellFormed());
    }),
    {numRuns: 60},
  );
  t.pass();
});

test('the message of an entry has its number, job, time, event and level, and its line as text', t => {
  const job = '0190f5fe-7c00-7000-8000-000000000001';
  const line = (level: number, reason: string) =>
    Buffer.from(
      JSON.stringify({level, time: at, v: 1, seq: 12, event: 'job-end', host: 'lab-01', job, reason}),
    );
  const header = (priority: number) =>
    `<${priority}>1 2003-10-11T22:14:15.003Z lab-01 reeve - job-end [reeve@32473 seq="12" job="${job}"] `;
  t.is(entryMessage(line(30, 'plain')).toString(), header(110) + line(30, 'plain').toString());
  t.is(entryMessage(line(40, 'plain')).toString(), header(108) + line(40, 'plain').toString());
  // Not ASCII: the mark of UTF-8 (6.4).
  t.is(entryMessage(line(30, 'größer')).toString(), `${header(110)}${bom}${line(30, 'größer').toString()}`);
});

test('a frame says how many bytes follow, not characters', t => {
  t.is(frame(Buffer.from('größer')).toString(), '8 größer');
});
