import {once} from 'node:events';
import {startDashboard} from '../../dashboard/dashboard.ts';
import {open, openerOf, surroundings} from '../../dashboard/place/opener.ts';
import {ownPlace} from '../../dashboard/place/own-place.ts';
import {addressOf, placeOf} from '../../dashboard/place/place.ts';
import type {Running} from '../../dashboard/place/running.ts';
import {askRunning, OwnSocket} from '../../dashboard/place/running.ts';
import {loadClientConfig, openClient} from '../../index.ts';
import {askAboutRun, requireTerminalToAsk} from '../ask-about-run.ts';
import {usage} from '../errors.ts';
import {say} from '../print.ts';

export interface DashboardOptions {
  readonly config?: string;
  readonly port?: number;
  readonly open: boolean;
  readonly readOnly?: boolean;
  readonly confirmOnTerminal?: boolean;
}

/** Connections that are made at once: a lab is dialled as a whole. */
const dials = 64;

/** `reeve dashboard`. Returns when it has ended, or when one that runs was used. */
export async function dashboard(named: string | undefined, options: DashboardOptions): Promise<void> {
  const to = placeOf(named);
  const config = await loadClientConfig(options.config);
  const place = ownPlace(config.file);
  const readOnly = options.readOnly === true;
  const confirmsOnTerminal = options.confirmOnTerminal === true;
  await using own = place.socket === undefined ? undefined : await OwnSocket.claim(place.socket);
  if (place.socket !== undefined && !own) {
    const running = await askRunning(place.socket);
    if (!running) throw usage('a dashboard runs that does not answer; end it first');
    requireSame(running, options);
    show(addressOf(running.port, running.code, to), options);
    return;
  }
  // The watch of a host and all that is run on it go by one connection.
  await using client = await openClient(config, {
    shared: true,
    budgets: {dials},
    onWarning: text => say(text),
  });
  if (confirmsOnTerminal) requireTerminalToAsk();
  const ask = confirmsOnTerminal ? askAboutRun : undefined;
  await using served = await startDashboard({client, place, port: options.port, readOnly, ask, say});
  own?.answer(() => ({port: served.port, code: served.newCode(), readOnly, confirmsOnTerminal}));
  show(addressOf(served.port, served.newCode(), to), options);
  say('it is served until Ctrl-C, or an hour after its last tab is closed');
  await Promise.race([
    served.over,
    ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(signal => once(process, signal)),
  ]);
  // First: nobody else is to find one that ends.
  await own?.[Symbol.asyncDispose]();
}

/** One that runs is used again, if it is what is asked for. */
function requireSame(
  running: Omit<Running, 'code'>,
  {port, readOnly = false, confirmOnTerminal = false}: DashboardOptions,
): void {
  if (port !== undefined && port !== running.port)
    throw usage(`a dashboard runs on port ${running.port}; end that with Ctrl-C, or leave --port out`);
  if (readOnly && !running.readOnly)
    throw usage('a dashboard runs that is not --read-only; end that with Ctrl-C first');
  if (confirmOnTerminal && !running.confirmsOnTerminal)
    throw usage('a dashboard runs that does not --confirm-on-terminal; end that with Ctrl-C first');
}

function show(address: string, options: DashboardOptions): void {
  const opener = options.open ? openerOf(surroundings()) : 'as --no-open says';
  if (typeof opener !== 'string' && open(opener, address)) {
    say(`the page is opened in your browser; its address is ${address.replace(/#.*/, '')}`);
    return;
  }
  const why = typeof opener === 'string' ? opener : `there is no ${opener[0]}`;
  const [, port] = /:(\d+)\//.exec(address) ?? [];
  say([
    `no browser is opened: ${why}. Open this address in one on this machine, within a minute; it is good once:`,
    `  ${address}`,
    `For a browser elsewhere, forward the port first: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE; then call reeve dashboard again.`,
  ]);
}
