// Requests that may come in: a table of requests, as browsers make them.
import test from 'ava';
import type {Knock, Refusal} from '../../src/dashboard/door/doors.ts';
import {guards, refusalOf} from '../../src/dashboard/door/doors.ts';

const port = 23_456;
const own = `http://127.0.0.1:${port}`;

const knock = (changes: Partial<Knock> & {headers?: Record<string, string>}): Knock => ({
  method: 'GET',
  url: '/',
  hosts: 1,
  isUpgrade: false,
  ...changes,
  headers: {host: `127.0.0.1:${port}`, ...changes.headers},
});
const opened = {'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document'};

const welcome: Record<string, Knock> = {
  'somebody types the address': knock({headers: {...opened, 'sec-fetch-site': 'none'}}),
  'a link of another page is followed': knock({headers: {...opened, 'sec-fetch-site': 'cross-site'}}),
  'the shell asks for its script': knock({url: '/page.js', headers: {'sec-fetch-site': 'same-origin'}}),
  'an old browser asks for the script': knock({url: '/page.js'}),
  'the page trades its code': knock({
    method: 'POST',
    url: '/session',
    headers: {origin: own, 'sec-fetch-site': 'same-origin'},
  }),
  'the page opens its WebSocket': knock({url: '/socket', isUpgrade: true, headers: {origin: own}}),
};

for (const [title, asked] of Object.entries(welcome))
  test(`comes in: ${title}`, t => {
    t.is(refusalOf(asked, port), undefined);
  });

const refused: Record<string, [Knock, Refusal['status']]> = {
  'another name that leads to this address': [knock({headers: {host: `reeve.example:${port}`}}), 421],
  'localhost, which another program may answer to': [knock({headers: {host: `localhost:${port}`}}), 421],
  'this address without its port': [knock({headers: {host: '127.0.0.1'}}), 421],
  'another port of this address': [knock({headers: {host: `127.0.0.1:${port + 1}`}}), 421],
  'two Host headers': [knock({hosts: 2}), 421],
  'no Host header': [{...knock({hosts: 0}), headers: {}}, 421],
  'a form of another site': [
    knock({
      method: 'POST',
      url: '/session',
      headers: {origin: 'https://example.com', 'sec-fetch-site': 'cross-site'},
    }),
    403,
  ],
  'a form without an origin': [knock({method: 'POST', url: '/session'}), 403],
  'a form of a sandboxed frame': [knock({method: 'POST', url: '/session', headers: {origin: 'null'}}), 403],
  'the page of another port': [
    knock({
      method: 'POST',
      url: '/session',
      headers: {origin: `http://127.0.0.1:${port + 1}`, 'sec-fetch-site': 'same-site'},
    }),
    403,
  ],
  'this origin, by a page that the browser says is another': [
    knock({method: 'POST', url: '/session', headers: {origin: own, 'sec-fetch-site': 'same-site'}}),
    403,
  ],
  'this origin over TLS': [
    knock({method: 'POST', url: '/session', headers: {origin: `https://127.0.0.1:${port}`}}),
    403,
  ],
  'an image in another page': [
    knock({
      url: '/icon.svg',
      headers: {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image'},
    }),
    403,
  ],
  'a script of a page on another port': [
    knock({
      url: '/page.js',
      headers: {'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script'},
    }),
    403,
  ],
  'a frame in another page': [
    knock({
      headers: {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe'},
    }),
    403,
  ],
  'a fetch of another origin': [knock({headers: {origin: 'https://example.com'}}), 403],
  'a preflight': [knock({method: 'OPTIONS', url: '/session', headers: {origin: 'https://example.com'}}), 405],
  'a code that is brought by GET': [knock({url: '/session'}), 405],
  'a code that is brought by GET, of this origin': [knock({url: '/session', headers: {origin: own}}), 405],
  'a code that is brought by HEAD': [knock({method: 'HEAD', url: '/session'}), 405],
  'a POST to elsewhere': [knock({method: 'POST', url: '/', headers: {origin: own}}), 405],
  'a PUT': [knock({method: 'PUT', url: '/session', headers: {origin: own}}), 405],
  'a WebSocket without an origin': [knock({url: '/socket', isUpgrade: true}), 403],
  'a WebSocket of another origin': [
    knock({url: '/socket', isUpgrade: true, headers: {origin: 'https://example.com'}}),
    403,
  ],
  'a WebSocket of another port': [
    knock({url: '/socket', isUpgrade: true, headers: {origin: `http://127.0.0.1:${port + 1}`}}),
    403,
  ],
  'a WebSocket that the browser says is of another site': [
    knock({url: '/socket', isUpgrade: true, headers: {origin: own, 'sec-fetch-site': 'cross-site'}}),
    403,
  ],
  'a WebSocket at another path': [knock({url: '/', isUpgrade: true, headers: {origin: own}}), 400],
  'a WebSocket by POST': [
    knock({method: 'POST', url: '/session', isUpgrade: true, headers: {origin: own}}),
    400,
  ],
  'the path of the WebSocket, without one': [knock({url: '/socket'}), 400],
};

for (const [title, [asked, status]] of Object.entries(refused))
  test(`is refused: ${title}`, t => {
    t.is(refusalOf(asked, port)?.status, status);
  });

test('the content security policy is the one that was decided', t => {
  t.is(
    guards['Content-Security-Policy'],
    "default-src 'none'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; connect-src 'self'; img-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});
