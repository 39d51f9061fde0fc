// Attacks on a real dashboard by raw sockets: from other names, other pages, other programs of this machine.
import {once} from 'node:events';
import {stat} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import test from 'ava';
import type {Told} from '../../src/dashboard/told.ts';
import {reeveArgs, reeveFile} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import type {ServedPage} from './served-page.ts';
import {ask, dial, freshTab, openTab, proofOf, servePage, trade} from './served-page.ts';

const sharedLab = shareLab();
let served: Promise<ServedPage> | undefined;
/** One dashboard for the tests that leave it as they find it. */
const page = () => (served ??= sharedLab().then(lab => servePage(lab)));
test.after.always(async () => {
  await (await served)?.end();
});

/** Sends these bytes on a connection of its own; all that is answered, up to its end. */
async function answerTo(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.end(sent);
  return text(socket);
}

const upgrade = (port: number, more: string, host = `127.0.0.1:${port}`) =>
  `GET /socket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${more}\r\n`;

test.serial(
  'every answer has the guards, whatever was asked, and allows no other origin to read it',
  async t => {
    const {port, origin} = await page();
    const asked = [
      ask({port}, '/'),
      ask({port}, '/page.js'),
      ask({port}, '/page.css'),
      ask({port}, '/no-such-thing'),
      ask({port}, '/../../etc/passwd'),
      ask({port}, '/', {headers: {Host: 'reeve.example'}}),
      ask({port}, '/session', {method: 'OPTIONS', headers: {Origin: 'https://example.com'}}),
      ask({port}, '/session', {
        method: 'POST',
        headers: {Origin: origin, 'Sec-Fetch-Site': 'same-origin'},
        body: '{}',
      }),
    ];
    for (const {headers} of await Promise.all(asked)) {
      t.regex(
        String(headers['content-security-policy']),
        /^default-src 'none'.*frame-ancestors 'none'.*trusted-types 'none'$/,
      );
      t.is(headers['cross-origin-resource-policy'], 'same-origin');
      t.is(headers['cross-origin-opener-policy'], 'same-origin');
      t.is(headers['cache-control'], 'no-store');
      t.is(headers['x-content-type-options'], 'nosniff');
      t.is(headers['referrer-policy'], 'no-referrer');
      t.false(Object.keys(headers).some(name => name.startsWith('access-control-') || name === 'set-cookie'));
    }
  },
);

test.serial(
  'the shell is the same for everybody and names nothing; a page of another name is told nothing',
  async t => {
    const {port} = await page();
    const shell = await ask({port}, '/');
    t.is(shell.status, 200);
    t.notRegex(shell.body, /alice|lab-01|client\.yaml/);
    for (const host of [
      'reeve.example',
      `localhost:${port}`,
      `[::1]:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.reeve.example`,
    ]) {
      const {status, body} = await ask({port}, '/', {headers: {Host: host}});
      t.is(status, 421, host);
      t.notRegex(body, /<html/);
    }
    t.regex(
      await answerTo(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: reeve.example\r\n\r\n`),
      /^HTTP\/1\.1 4/,
    );
  },
);

test.serial(
  'a code that another page, a form or an image brings is not traded, and stays good for the page',
  async t => {
    const served = await page();
    const {port, origin} = served;
    const code = await served.newCode();
    const body = JSON.stringify({code});
    const others: Record<string, string>[] = [
      {},
      {Origin: 'null', 'Sec-Fetch-Site': 'cross-site'},
      {Origin: 'https://example.com', 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain'},
      {Origin: `http://127.0.0.1:${port + 1}`, 'Sec-Fetch-Site': 'same-site'},
      {Origin: `http://localhost:${port}`, 'Sec-Fetch-Site': 'cross-site'},
      {Origin: origin, 'Sec-Fetch-Site': 'same-site'},
      {Origin: origin},
    ];
    for (const headers of others)
      t.is((await ask({port}, '/session', {method: 'POST', headers, body})).status, 403);
    for (const method of ['GET', 'HEAD', 'PUT'])
      t.is((await ask({port}, '/session', {method, headers: {Origin: origin}, body})).status, 405, method);
    t.is((await ask({port}, '/session', {body})).status, 405);
    t.is((await ask({port}, `/session?code=${code}`)).status, 404);
    t.truthy(await trade(served, code));
  },
);

test.serial('a WebSocket without this origin is refused before it is one', async t => {
  const {port, origin} = await page();
  for (const more of [
    '',
    'Origin: https://example.com\r\n',
    `Origin: http://127.0.0.1:${port + 1}\r\n`,
    'Origin: null\r\n',
  ])
    t.regex(await answerTo(port, upgrade(port, more)), /^HTTP\/1\.1 403 /, more);
  t.regex(
    await answerTo(port, upgrade(port, `Origin: ${origin}\r\n`, `localhost:${port}`)),
    /^HTTP\/1\.1 421 /,
  );
  t.regex(
    await answerTo(port, upgrade(port, `Origin: ${origin}\r\nSec-Fetch-Site: cross-site\r\n`)),
    /^HTTP\/1\.1 403 /,
  );
});

test.serial('without the token of a session a WebSocket is told nothing, whatever it says', async t => {
  const served = await page();
  const session = await trade(served, await served.newCode());
  if (!session) return t.fail();
  const nonce = 'A'.repeat(43);
  const sayings: string[][] = [
    ['{"id":0,"want":"me"}'],
    ['nonsense'],
    [JSON.stringify({session: 'A'.repeat(22), nonce})],
    [JSON.stringify({session: session.session, nonce}), '{"id":0,"want":"me"}'],
    [JSON.stringify({session: session.session, nonce}), JSON.stringify({proof: 'A'.repeat(43)})],
    [JSON.stringify({session: session.session, nonce}), JSON.stringify({session: session.session, nonce})],
    [`{"session":"${session.session}","nonce":"${nonce}","__proto__":{}}`],
  ];
  for (const words of sayings) {
    const socket = dial(served);
    const told: Told[] = [];
    socket.on('message', data => told.push(JSON.parse((data as Buffer).toString()) as Told));
    await once(socket, 'open');
    for (const word of words) socket.send(word);
    await once(socket, 'close');
    t.true(
      told.every(({tell}) => tell === 'challenge'),
      words.join(),
    );
  }
  // The server's own proof for a session is of no use to another that wants to pass for the page.
  const socket = dial(served);
  const told: Told[] = [];
  socket.on('message', data => told.push(JSON.parse((data as Buffer).toString()) as Told));
  await once(socket, 'open');
  socket.send(JSON.stringify({session: session.session, nonce}));
  const [challenge] = await until(() => told.length > 0 && told, 'a challenge');
  if (challenge?.tell !== 'challenge') return t.fail();
  t.is(challenge.proof, proofOf('server', session.token, nonce, challenge.nonce));
  socket.send(JSON.stringify({proof: challenge.proof}));
  await once(socket, 'close');
  t.is(told.length, 1);
});

test.serial('a proven tab that says what is no intent is closed, and others go on', async t => {
  const served = await page();
  const wrong = [
    '{"id":0,"want":"sign","order":{}}',
    '{"id":0,"want":"me","more":true}',
    '{"id":-1,"want":"me"}',
    '{"id":0,"want":"run","host":"lab-01","command":"../x","params":{}}',
    '{"id":0,"want":"account","host":"lab-01","filter":{"job":"x"}}',
    `{"id":0,"want":"me","x":"${'a'.repeat(2 * 1024 * 1024)}"}`,
    '\u0000',
  ];
  await using other = await freshTab(served);
  for (const word of wrong) {
    const tab = await freshTab(served);
    tab.socket.send(word);
    t.true([4003, 1009].includes(await tab.closed), word.slice(0, 80));
  }
  t.like(await other.ask({want: 'me'}), {name: 'alice'});
});

test.serial('connections that are reset at any moment do the dashboard no harm', async t => {
  const served = await page();
  await using tab = await freshTab(served);
  const {port, origin} = served;
  const sayings = [
    '',
    'GET / HTTP',
    upgrade(port, ''),
    upgrade(port, `Origin: ${origin}\r\n`),
    'POST /session HTTP/1.1\r\n\r\n',
  ];
  for (const saying of [...sayings, ...sayings, ...sayings]) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    if (saying !== '') await new Promise(resolve => socket.write(saying, resolve));
    socket.resetAndDestroy();
  }
  t.like(await tab.ask({want: 'me'}), {name: 'alice'});
  t.is((await ask(served, '/')).status, 200);
});

test.serial('eight sockets that prove nothing are the most, and each for five seconds', async t => {
  const served = await page();
  await using tab = await freshTab(served);
  const idle = Array.from({length: 8}, () => dial(served));
  const closed = idle.map(socket => once(socket, 'close'));
  await Promise.all(idle.map(socket => once(socket, 'open')));
  t.regex(
    await answerTo(served.port, upgrade(served.port, `Origin: ${served.origin}\r\n`)),
    /^HTTP\/1\.1 503 /,
  );
  // Nobody who has proven himself is in their way, nor they in his.
  t.like(await tab.ask({want: 'me'}), {name: 'alice'});
  await Promise.all(closed);
  await using late = await freshTab(served);
  t.like(await late.ask({want: 'me'}), {name: 'alice'});
});

test.serial(
  'a code that is used a second time ends the session of the first, said on the terminal and in the page',
  async t => {
    const served = await page();
    const code = await served.newCode();
    const session = await trade(served, code);
    if (!session) return t.fail();
    const tab = await openTab(served, session);
    t.is(await trade(served, code), undefined);
    t.is(await tab.closed, 4001);
    t.like(tab.told.at(-1), {tell: 'over', why: 'the code that it was opened with was used a second time'});
    await until(
      () => served.said().includes('a session of the page was ended: the code'),
      'the words on the terminal',
    );
  },
);

test.serial(
  'one that runs is used again, by its own user alone; its port stays for the next, where an old session is nothing',
  async t => {
    const lab = await sharedLab();
    const env = {XDG_STATE_HOME: join(lab.folder, 'second')};
    const first = await servePage(lab, {env});
    const folder = join(lab.folder, 'second', 'reeve', 'dashboard');
    t.is((await stat(folder)).mode & 0o777, 0o700);
    const again = await first.newCode();
    const session = await trade(first, again);
    if (!session) return t.fail();
    const environment = {...env, REEVE_CONFIG: join(lab.folder, 'alice.yaml'), XDG_RUNTIME_DIR: ''};
    const words = [...reeveArgs, 'dashboard', '--no-open'];
    const other = await runProgram(reeveFile, [...words, '--port', '23999'], environment);
    t.is(other.exitCode, 253);
    t.regex(other.stderr, new RegExp(`a dashboard runs on port ${first.port}`));
    const harmless = await runProgram(reeveFile, [...words, '--read-only'], environment);
    t.is(harmless.exitCode, 253);
    t.is(await first.end(), 0);

    const second = await servePage(lab, {env});
    t.is(second.port, first.port);
    const socket = dial(second);
    await once(socket, 'open');
    socket.send(JSON.stringify({session: session.session, nonce: 'A'.repeat(43)}));
    const [code] = await once(socket, 'close');
    t.is(code, 4001);
    t.is(await second.end('SIGTERM'), 0);
  },
);
