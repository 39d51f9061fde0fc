import {join} from 'node:path';
import {Account} from '../audit/log/account.ts';
import type {Clock} from '../base/clock.ts';
import {lockFolder} from '../base/folder-lock.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import type {Containment} from '../runner/containment/containment.ts';
import {endLeftovers} from '../runner/containment/leftovers.ts';
import {openContainment} from '../runner/containment/open-containment.ts';
import type {Log} from '../server-log/logger.ts';
import {openLog} from '../server-log/logger.ts';
import {tryListen} from '../transport/bind.ts';
import {OutputPlace} from './output-place.ts';
import type {Boot} from './read-all.ts';
import type {Start} from './start-options.ts';
import {HeldLists, heldFolder} from './trust/held-lists.ts';
import {openTrust} from './trust/open-trust.ts';
import {readRevocationFiles} from './trust/revocation-files.ts';
import type {Trust} from './trust/trust.ts';

/** The gate of a server that was killed is there for a moment longer than it, milliseconds. */
const bindPatienceMs = 3000;

/** The things that a server holds, and nobody else may at the same time. */
export interface Held {
  readonly trust: Trust;
  readonly output: OutputPlace;
  readonly log: Log;
  readonly heldLists: HeldLists;
  readonly account: Account;
  readonly accountFolder: string;
  readonly containment: Containment;
  /** Jobs of the last server that were ended. */
  readonly leftovers: readonly string[];
}

/** The second step of a start: takes what only one server may have. All of it is given up with the stack. */
export async function holdAll(boot: Boot, clock: Clock, {stack, programs, options}: Start): Promise<Held> {
  const {config, credentials, user} = boot;
  const {onStep, mayMove = true} = options;
  const now = () => clock.monotonic();
  stack.use(lockFolder(config.data));
  requireTrustedPath(config.data);
  for (const place of config.listen) await tryListen(place, bindPatienceMs);
  onStep?.('lock');
  const held = heldFolder(config.data);
  const {trust, taken} = await openTrust(credentials, {crl: config.tls.crl, held}, paths =>
    readRevocationFiles(programs.helper, credentials.bundle, paths),
  );
  onStep?.('trust');
  const output = await OutputPlace.open(config.data, user?.gid, now);
  const log = await openLog(
    {dir: config.logs.dir, name: 'server', level: config.logs.level},
    options.terminal,
  );
  stack.defer(() => log.close());
  stack.defer(() => log.logger.info('stopped'));
  onStep?.('log');
  const heldLists = stack.use(new HeldLists(held, message => log.logger.warn(message)));
  await heldLists.keep(taken);
  onStep?.('lists');
  const accountFolder = join(config.data, 'audit');
  const account = stack.use(
    await Account.open(accountFolder, {clock, host: config.host, signer: credentials.signer}),
  );
  onStep?.('account');
  const leftovers = await endLeftovers(config.data);
  const containment = stack.use(await openContainment({dataFolder: config.data, mayMove, parks: true}));
  onStep?.('containment');
  return {trust, output, log, heldLists, account, accountFolder, containment, leftovers};
}
