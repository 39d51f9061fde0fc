import {SharePath} from '../../shares/share-path.ts';
import {given} from '../given-fields.ts';
import type {ListOptions, RemoveOptions} from '../host-options.ts';
import type {InputSource, SenderOptions} from '../input/stdin-sender.ts';
import {cancelOnAbort} from '../job/cancel-on-abort.ts';
import type {Job} from '../job/job.ts';
import {AskedPaths} from './asked-paths.ts';
import type {GetOptions, GetTarget, GotFiles} from './get.ts';
import {getBy} from './get.ts';
import type {PutSource} from './local-source.ts';
import type {PutFiles, PutOptions} from './put.ts';
import {mayResume, putBy, putFields} from './put.ts';
import type {ListedFile, RemovedFiles} from './share-output.ts';
import {listedBy, removedBy, wanted} from './share-output.ts';
import type {StageNotes} from './stage-notes.ts';
import type {ListShare} from './unchanged.ts';
import {unchangedOfPut} from './unchanged.ts';

interface ShareOrder {
  readonly share: string;
  readonly path: string;
}

type Start = (
  action: 'share-ls' | 'share-rm' | 'share-put' | 'share-get',
  fields: ShareOrder,
  input: SenderOptions,
) => Job;

/** The files of one host's shares. */
export class ShareFiles {
  readonly #start: Start;
  readonly #cancel: (job: string) => Promise<unknown>;
  readonly #notes: StageNotes;

  constructor(start: Start, cancel: (job: string) => Promise<unknown>, notes: StageNotes) {
    this.#start = start;
    this.#cancel = cancel;
    this.#notes = notes;
  }

  async *list(share: string, path: string, options: ListOptions): AsyncGenerator<ListedFile> {
    const asked = new AskedPaths(path, options);
    const {match} = options;
    const fields = {share, path: asked.top.shown, ...wanted(options), ...(match !== undefined && {match})};
    const job = this.#start('share-ls', fields, {});
    yield* listedBy(job, asked, () => this.#cancel(job.id));
  }

  async remove(share: string, path: string, options: RemoveOptions): Promise<RemovedFiles> {
    const {shown} = SharePath.parse(path);
    return removedBy(this.#start('share-rm', {share, path: shown, ...wanted(options)}, {}));
  }

  async put(source: PutSource, share: string, path: string, options: PutOptions): Promise<PutFiles> {
    const top = SharePath.parse(path);
    const named = putFields(source, options);
    const resumes = await mayResume(source);
    const resume = resumes ? true : undefined;
    const fields = {share, path: top.shown, ...named, ...given({fleet: options.fleet, resume})};
    const start = (stdin: InputSource) =>
      this.#startUntil(options.signal, 'share-put', fields, {stdin, isTransfer: true});
    const putting = {source, share, top, options, resumes};
    const {name} = named;
    if (options.update !== true || typeof source !== 'string' || name === undefined)
      return putBy(start, putting);
    const unchanged = await unchangedOfPut(this.#lists(share), source, {...options, top, name});
    return putBy(start, {...putting, unchanged});
  }

  async get(share: string, path: string, target: GetTarget, options: GetOptions): Promise<GotFiles> {
    const asked = SharePath.parse(path);
    const {recursive, fleet, signal} = options;
    const fields = {share, path: asked.shown, ...wanted({recursive}), ...given({fleet})};
    const start = (stdin: InputSource | undefined) => this.#startUntil(signal, 'share-get', fields, {stdin});
    const list = this.#lists(share);
    const notes = this.#notes;
    return getBy(start, ({id}) => this.#cancel(id), {share, asked, target, options, list, notes});
  }

  #lists(share: string): ListShare {
    return (path, options) => this.list(share, path.shown, options);
  }

  /** Starts a job, which is cancelled when `signal` is aborted. @throws its reason if it is aborted now: nothing is sent then */
  #startUntil(signal: AbortSignal | undefined, ...order: Parameters<Start>): Job {
    signal?.throwIfAborted();
    const job = this.#start(...order);
    if (signal) cancelOnAbort(signal, job, () => this.#cancel(job.id));
    return job;
  }
}
