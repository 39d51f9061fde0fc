import {splitAddress} from '../../config/address.ts';
import type {ClientConfig} from '../../index.ts';
import type {OwnWords} from '../../node-sets/own-words.ts';
import {usage} from '../errors.ts';
import {canDrawInPlace} from '../terminal/live-region.ts';
import {FleetOutput} from './fleet-output.ts';
import type {FleetView} from './fleet-view.ts';
import {JsonView, OutputView, TroubleView} from './fleet-view.ts';
import {FoldedOutputs} from './gathered/folded-outputs.ts';
import {OutputFiles} from './output-files.ts';
import type {OutputSink} from './output-sink.ts';
import {ProgressView} from './progress-view.ts';
import type {Speaker} from './speaker.ts';

/** The ways in which somebody wants to see a run on many hosts. */
export interface ViewOptions {
  readonly json?: boolean | undefined;
  /** True if lines are shown without the host that they are of. */
  readonly unlabelled?: boolean | undefined;
  /** 1 if equal outputs are shown once, 2 also if they differ by the hosts' own words. */
  readonly fold?: number | undefined;
  readonly diff?: boolean | undefined;
  readonly outdir?: string | undefined;
}

/** Views that may hold files until they are disposed of. */
export interface OpenViews extends AsyncDisposable {
  readonly views: readonly FleetView[];
}

/** Opens them before anything runs. @throws {CodedError} `usage` */
export async function openViews(
  options: ViewOptions,
  hosts: readonly string[],
  {config, speaker}: {readonly config: ClientConfig; readonly speaker: Speaker},
): Promise<OpenViews> {
  const {json = false, unlabelled = false, diff = false, outdir} = options;
  const fold = Math.max(options.fold ?? 0, diff ? 1 : 0);
  if (json && fold > 0) throw usage(`--json and ${diff ? '--diff' : '-b'} cannot be combined`);
  await using held = new AsyncDisposableStack();
  const sinks: OutputSink[] = [];
  // A pipe gets the folded output alone, and not each line as well.
  if (!json && (fold === 0 || process.stdout.isTTY))
    sinks.push(new FleetOutput({isLabelled: !unlabelled, speaker}));
  if (outdir !== undefined) sinks.push(held.use(await OutputFiles.open(outdir, hosts, speaker)));
  const wordsOf = fold > 1 ? (host: string) => ownWordsOf(host, config) : undefined;
  if (fold > 0) sinks.push(held.use(new FoldedOutputs({wordsOf, isDiff: diff})));
  const output = new OutputView(sinks);
  const progress = !json && canDrawInPlace() ? [held.use(new ProgressView(speaker))] : [];
  const views = json ? [new JsonView(), output] : [...progress, output, new TroubleView(speaker)];
  const kept = held.move();
  return {views, [Symbol.asyncDispose]: async () => kept[Symbol.asyncDispose]()};
}

/** Its name without a port and a domain, and the address that is dialled. */
function ownWordsOf(host: string, {hosts}: ClientConfig): OwnWords {
  const listed = hosts.get(host)?.address.host;
  const name = listed === undefined ? (splitAddress(host)?.host ?? host) : host;
  if (isAddress(name)) return {address: name};
  const [shortName] = name.split('.');
  return {name, shortName, address: listed};
}

const isAddress = (name: string) => /^[\d.]+$|:/.test(name);
