// The alerts and the board of examples/monitoring are held to what a real host shows, with Prometheus' own promtool.
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {execa} from 'execa';
import {parse} from 'yaml';
import {metricsPort, openMetrics, samplesOf, scrape} from '../fixtures/scrape.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const folder = 'examples/monitoring';
const noPromtool = 'no promtool (Debian: prometheus)';

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

interface RuleTest {
  readonly alert_rule_test: readonly {readonly alertname: string; readonly exp_alerts: readonly unknown[]}[];
}

interface Board {
  readonly panels: readonly {readonly title: string; readonly targets: readonly {readonly expr: string}[]}[];
}

const rules = async (): Promise<readonly Rule[]> =>
  parse(await readFile(join(folder, 'alerts.yml'), 'utf8')).groups[0].rules;
const board = async () => JSON.parse(await readFile(join(folder, 'board.json'), 'utf8')) as Board;

/** Runs promtool; undefined where there is none. */
async function promtool(words: readonly string[], input = '') {
  const ran = await execa('promtool', words, {input, reject: false, all: true});
  return ran.code === 'ENOENT' ? undefined : ran;
}

// One job at a time, so that another waits; and somewhere to ship to: all metrics are there.
const sharedLab = shareLab({
  server: 'metrics: { listen: "127.0.0.1:0" }\nlimits: { jobs: 1 }\nship: [{ file: shipped.jsonl }]',
});

/** A scrape of a host in a state in which every metric has a value. */
async function wholeScrape(): Promise<{port: number; body: string}> {
  const lab = await sharedLab();
  const host = await lab.connect();
  const jobs = [host.run('sleep', ['600']), host.run('sleep', ['600'])];
  const port = await metricsPort(lab);
  const body = await until(async () => {
    const {body} = await scrape(port);
    return /^reeve_jobs_queued [1-9]/m.test(body) && body;
  }, 'one that waits');
  await Promise.all(jobs.map(job => host.cancel(job.id)));
  return {port, body};
}

async function succeeds(t: ExecutionContext, words: readonly string[], input?: string): Promise<void> {
  const ran = await promtool(words, input);
  if (!ran) return skip(t, noPromtool);
  t.is(ran.exitCode, 0, ran.all);
  // Of metrics it says what is against the conventions, and exits with 3.
  t.notRegex(ran.all, /error|FAILED|should/i);
}

test.serial('promtool finds nothing wrong with a scrape', async t => {
  const {body} = await wholeScrape();
  await succeeds(t, ['check', 'metrics'], body);
});

test('promtool finds nothing wrong with the alerts, and each fires and clears', async t => {
  await succeeds(t, ['check', 'rules', join(folder, 'alerts.yml')]);
  await succeeds(t, ['test', 'rules', join(folder, 'alerts.test.yml')]);
});

test('each alert has a test in which it fires, and one before and after in which it does not', async t => {
  const {tests} = parse(await readFile(join(folder, 'alerts.test.yml'), 'utf8')) as {tests: RuleTest[]};
  const looks = tests.flatMap(({alert_rule_test: of}) => of);
  for (const {alert} of await rules()) {
    const seen = looks
      .filter(({alertname}) => alertname === alert)
      .map(({exp_alerts: fired}) => fired.length);
    t.deepEqual(seen.slice(0, 3), [0, 1, 0], alert);
  }
});

test.serial(
  'the expressions of the board can be read, and those of board and alerts name metrics that a scrape has',
  async t => {
    const {port, body} = await wholeScrape();
    const there = new Set([...samplesOf(body).keys()].map(sample => sample.replace(/\{.*/, '')));
    const shown = (await board()).panels.flatMap(({targets}) => targets.map(({expr}) => expr));
    t.true(shown.length > 20);
    const named = [...shown, ...(await rules()).map(({expr}) => expr)];
    for (const expr of named)
      for (const [name] of expr.matchAll(/\breeve_\w+/g)) t.true(there.has(name), `${name} of ${expr}`);
    // The board shows all of them.
    const familiesIn = (names: Iterable<string>) =>
      [...new Set(Array.from(names, name => name.replace(/_(?:bucket|sum|count)$/, '')))].toSorted();
    t.deepEqual(familiesIn(shown.join(' ').match(/\breeve_\w+/g) ?? []), familiesIn(there));
    t.true((await scrape(port, {headers: openMetrics})).body.endsWith('# EOF\n'));

    const scratch = await mkdtemp(join(tmpdir(), 'reeve-board-'));
    t.teardown(() => rm(scratch, {recursive: true}));
    const recording = shown.map((expr, i) => ({
      record: `board:${i}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*'),
    }));
    const file = join(scratch, 'board.yml');
    await writeFile(file, JSON.stringify({groups: [{name: 'board', rules: recording}]}));
    await succeeds(t, ['check', 'rules', file]);
  },
);
