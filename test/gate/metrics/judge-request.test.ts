import {createHash} from 'node:crypto';
import test from 'ava';
import {judgeRequest} from '../../../src/gate/metrics/judge-request.ts';

const door = {host: '127.0.0.1', port: 9433, hosts: ['lab-01']};
const asked = {method: 'GET', url: '/metrics', headers: {host: ['127.0.0.1:9433']}};
const status = (host: readonly string[] | undefined, at = door) =>
  judgeRequest({...asked, headers: {host}}, at)?.status;

test('a request is asked by the address, by localhost where that is meant, or by a name of the configuration', t => {
  for (const host of ['127.0.0.1:9433', '127.0.0.1', 'localhost:1', 'LAB-01:9433', 'lab-01'])
    t.is(status([host]), undefined, host);
  t.is(status(['[::1]:9433'], {...door, host: '::1'}), undefined);
  t.is(status(['localhost'], {...door, host: '::1'}), undefined);
  t.is(status(['10.0.0.7:9433'], {...door, host: '10.0.0.7'}), undefined);
});

test('a request by any other name, by none or by two is refused', t => {
  const names = [
    'evil.example',
    'lab-01.evil.example',
    '127.0.0.1.evil.example:9433',
    '',
    ' lab-01',
    'lab-01:x',
    '[::1]',
  ];
  for (const host of names) t.is(status([host]), 421, host);
  t.is(status(undefined), 421);
  t.is(status(['lab-01', 'lab-01']), 421);
  t.is(status(['localhost'], {...door, host: '10.0.0.7'}), 421);
});

test('only GET of /metrics is answered', t => {
  for (const url of [
    '/',
    '/metrics/',
    '/metrics?x',
    '//metrics',
    'http://127.0.0.1/metrics',
    '/Metrics',
    '/%6detrics',
  ])
    t.is(judgeRequest({...asked, url}, door)?.status, 404, url);
  for (const method of ['HEAD', 'POST', 'OPTIONS', 'DELETE'])
    t.like(judgeRequest({...asked, method}, door), {status: 405, headers: {allow: 'GET'}}, method);
});

test('where there is a token, nothing is told without it, neither what there is', t => {
  const token = 'abcdef0123456789';
  const guarded = {...door, token: createHash('sha256').update(token).digest('hex')};
  const by = (authorization: readonly string[] | undefined, url = '/metrics') =>
    judgeRequest({...asked, url, headers: {...asked.headers, authorization}}, guarded)?.status;
  t.is(by([`Bearer ${token}`]), undefined);
  t.is(by([`bearer  ${token}`]), undefined);
  t.is(by([`Bearer ${token}`], '/'), 404);
  for (const wrong of [undefined, [], [''], ['Bearer'], [`Bearer ${token}x`], [token], [`Basic ${token}`]])
    t.is(by(wrong), 401, String(wrong));
  t.is(by([`Bearer ${token}`, `Bearer ${token}`]), 401);
  t.is(by(undefined, '/'), 401);
});
