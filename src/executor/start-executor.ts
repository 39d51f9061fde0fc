import {join} from 'node:path';
import {Account} from '../audit/log/account.ts';
import {systemClock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import {lockFolder} from '../base/folder-lock.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import {lookAtFiles, watchFiles} from '../base/watch-files.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {endLeftovers} from '../runner/containment/leftovers.ts';
import {openContainment} from '../runner/containment/open-containment.ts';
import {openLog} from '../server-log/logger.ts';
import {tryListen} from '../transport/bind.ts';
import {whyNoLonger} from './actions/actions.ts';
import {ConfigLook, sightOfConfig} from './config-look.ts';
import {Disks} from './disks.ts';
import {Executor} from './executor.ts';
import {FreeSpace} from './free-space.ts';
import {gateUser} from './gate/gate-user.ts';
import {Orphans} from './gate/orphans.ts';
import {PresentGate} from './gate/present-gate.ts';
import {loadHostCatalogue} from './host-catalogue.ts';
import {JobInputs} from './input/job-inputs.ts';
import {JobTable} from './jobs/job-table.ts';
import {Messages} from './messages/messages.ts';
import {AccountSearch, findInHelper} from './orders/account-search.ts';
import {EvidenceBudget} from './orders/evidence-budget.ts';
import type {OrderContext} from './orders/order-context.ts';
import {SeenOrders} from './orders/seen-orders.ts';
import {OutputPlace} from './output-place.ts';
import {ownFileWarnings} from './own-files.ts';
import {recordStart} from './record-start.ts';
import type {ReloadReport} from './reload-report.ts';
import {writeReloadReport} from './reload-report.ts';
import {Reloader} from './reloader.ts';
import {settleLost} from './settle-lost.ts';
import {Shipping} from './shipping.ts';
import {StatusBoard} from './status-board.ts';
import {sweepOutput} from './sweep-output.ts';
import {HeldLists, heldFolder} from './trust/held-lists.ts';
import {loadHostCredentials, prepareCredentials} from './trust/host-credentials.ts';
import {openTrust} from './trust/open-trust.ts';
import {readRevocationFiles} from './trust/revocation-files.ts';
import {
  credentialFiles,
  listFiles,
  requireTrustedFiles,
  requireTrustedLists,
  requireTrustedPlaces,
} from './trust/trusted-files.ts';

/** What is closed when the jobs have ended (gate, shipper, account, log) takes less, milliseconds. */
const closingMs = 15_000;

/** The gate of a server that was killed is there for a moment longer than it, milliseconds. */
const bindPatienceMs = 3000;

/** The bundled files that the executor starts. */
export interface Scripts {
  readonly gate: string;
  readonly helper: string;
  readonly shipper: string;
  readonly terminal: string;
}

/** A server that runs, and what its process does with it. */
export interface RunningServer {
  readonly addresses: readonly string[];
  readonly log: Awaited<ReturnType<typeof openLog>>;
  reload(): Promise<void>;
  /** Milliseconds that `stop` may take: the grace of the jobs twice, and some for all else. */
  readonly stopWithinMs: number;
  /** Ends in good order; `hurry` ends at once what still runs. */
  stop(reason: string, hurry: AbortSignal): Promise<void>;
}

/**
 * The composition root of the executor: reads everything, settles what the last executor left, and begins to take
 * orders. Nothing is listened for before all of it is in order.
 */
export async function startExecutor(configFile: string, scripts: Scripts): Promise<RunningServer> {
  const clock = systemClock;
  const config = await loadServerConfig(configFile);
  // What changes from here on is noticed.
  const seen = await lookAtFiles([...listFiles(config), ...credentialFiles(config)]);
  const sight = await sightOfConfig(config);
  const loaded = await loadHostCredentials(config, clock.now());
  const credentials = prepareCredentials(config.host, loaded, clock.now());
  requireTrustedFiles(config.tls);
  requireTrustedLists(config.tls);
  const user = await gateUser(config.gate.user);
  const catalogue = await loadHostCatalogue(config, user);

  requireTrustedPlaces(config);
  const lock = lockFolder(config.data);
  requireTrustedPath(config.data);
  for (const place of config.listen) await tryListen(place, bindPatienceMs);
  const held = heldFolder(config.data);
  const {trust, taken} = await openTrust(credentials, {crl: config.tls.crl, held}, paths =>
    readRevocationFiles(scripts.helper, credentials.bundle, paths),
  );
  const output = await OutputPlace.open(config.data, user?.gid, () => clock.monotonic());
  const outputFolder = output.folder;
  const accountFolder = join(config.data, 'audit');
  const log = await openLog({dir: config.logs.dir, name: 'server', level: config.logs.level}, process.stderr);
  const heldLists = new HeldLists(held, message => log.logger.warn(message));
  await heldLists.keep(taken);
  const account = await Account.open(accountFolder, {clock, host: config.host, signer: credentials.signer});
  const leftovers = await endLeftovers(config.data);
  const containment = await openContainment({dataFolder: config.data, mayMove: true});

  const space = await FreeSpace.of(accountFolder, () => clock.monotonic());
  const present = new PresentGate();
  const inputs = new JobInputs();
  const orphans = new Orphans();
  const board = new StatusBoard(containment, heldLists, present);
  const look = new ConfigLook(config, user, sight);
  board.look = look;
  board.catalogueLoadedAt = clock.now();
  const jobs: JobTable = new JobTable({
    account,
    containment,
    clock,
    gate: present,
    inputs,
    orphans,
    outputFolder,
    requireOutput: () => output.require(),
    terminalHost: scripts.terminal,
    mostRunning: () => context.config.limits.jobs,
    mostWaiting: () => context.config.limits.queue,
    graceMs: () => context.config.graceMs,
    failed: error => log.logger.error({err: error}, 'the end of a job could not be recorded'),
  });
  const messages = new Messages({
    host: config.host,
    data: config.data,
    output,
    account,
    clock,
    gate: present,
    limits: () => context.config.limits,
  });
  const seenOrders = new SeenOrders(
    id => jobs.has(id),
    () => clock.monotonic(),
  );
  const context: OrderContext = {
    host: config.host,
    config,
    clock,
    trust,
    seenOrders,
    account,
    jobs,
    messages,
    helper: scripts.helper,
    accountFolder,
    outputFolder,
    evidence: new EvidenceBudget({
      host: config.host,
      free: () => space.bytes,
      now: () => clock.monotonic(),
      warn: message => log.logger.warn(message),
    }),
    search: new AccountSearch(findInHelper(scripts.helper, accountFolder), () => clock.monotonic()),
    catalogue,
    gate: user,
    measure: () => board.measure(),
    status: principal => board.show(context, principal),
  };

  const {lost, neverStarted, lastMessage} = await settleLost(context);
  await messages.open(lastMessage);
  await recordStart(account, lost);
  sayWhatWasFound();

  const sweeping = sweepOutput(output, context, log.logger);
  const disks = await Disks.open({
    account,
    accountFolder,
    output,
    log: log.logger,
    makeRoom: () => sweeping.makeRoom(),
    now: () => clock.monotonic(),
  });
  board.disks = disks;
  // From here on orders may come, and nothing is waited for but the gate: a signal finds a server that can be stopped.
  const executor = new Executor({
    log: log.logger,
    context,
    present,
    inputs,
    orphans,
    board,
    gate: {script: scripts.gate, folder: outputFolder, user},
  });
  output.onReplaced = () => executor.outputReplaced();
  const cursors = join(config.data, 'ship');
  const shipping = new Shipping({
    script: scripts.shipper,
    log: log.logger,
    host: config.host,
    account: accountFolder,
    cursors,
  });
  board.shipping = shipping;
  shipping.take(config.ship);
  let asked = 0;
  let lastDone: Pick<ReloadReport, 'done' | 'failure'> = {done: 0};
  const reloader = new Reloader({
    told: (what, failure) => board.reloaded(what, failure),
    context,
    log: log.logger,
    heldLists,
    trustTaken: () => executor.trustChanged(),
    configTaken: () => {
      board.catalogueLoadedAt = clock.now();
      void jobs.endWaiting(order => whyNoLonger(order, context.catalogue));
      executor.configChanged();
      shipping.take(context.config.ship);
    },
  });
  const watching = [
    watchFiles(
      () => listFiles(context.config),
      () => void reloader.lists(),
      seen,
    ),
    watchFiles(
      () => credentialFiles(context.config),
      () => void reloader.credentials(),
      seen,
    ),
  ];
  const addresses = await executor.listening.catch(async (error: unknown) => {
    await stop(messageOf(error), AbortSignal.abort());
    throw error;
  });

  report();

  return {
    addresses,
    log,
    async reload() {
      const number = ++asked;
      report();
      // What was put aside by a program that rotates logs is not for what is said from now on.
      await log.look();
      await look.whileRead(async () => {
        lastDone = {done: number, failure: await reloader.configuration()};
        report();
      });
    },
    get stopWithinMs() {
      return 2 * context.config.graceMs + closingMs;
    },
    stop,
  };

  function report(): void {
    const commands = context.catalogue.commands.size;
    writeReloadReport(config.data, {pid: process.pid, asked, ...lastDone, commands});
  }

  async function stop(reason: string, hurry: AbortSignal): Promise<void> {
    for (const watch of watching) watch[Symbol.dispose]();
    reloader[Symbol.dispose]();
    sweeping[Symbol.dispose]();
    disks[Symbol.dispose]();
    await executor.stop(reason, context.config.graceMs, hurry);
    await shipping.stop(hurry);
    context.search[Symbol.dispose]();
    heldLists[Symbol.dispose]();
    await containment[Symbol.asyncDispose]();
    log.logger.info('stopped');
    await log.close();
    lock.release();
  }

  function sayWhatWasFound(): void {
    const {logger} = log;
    if (account.repair) logger.warn({...account.repair}, 'cut a torn last line off the account');
    if (account.firstSigned > 0)
      logger.warn(
        {entries: account.firstSigned},
        'signed an account that had no checkpoint: what it held before is as anybody may have changed it',
      );
    if (account.isTreeRebuilt) logger.warn('computed the tree of the account from all its lines');
    if (leftovers.length > 0) logger.warn({jobs: leftovers}, 'ended what the last server left running');
    if (lost > 0)
      logger.warn({jobs: lost}, 'the outcome of jobs is unknown: the last server did not see them end');
    if (neverStarted > 0)
      logger.warn({jobs: neverStarted}, 'jobs that waited for their turn were not started: nothing ran');
    if (!containment.isComplete) logger.warn(containment.why);
    for (const warning of ownFileWarnings()) logger.warn(warning);
    for (const warning of board.warnings(context)) logger.warn(warning);
  }
}
