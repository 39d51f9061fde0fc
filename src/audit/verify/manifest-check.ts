import {counted} from '../../base/counted.ts';
import {Frontier} from '../../merkle/frontier.ts';
import {leafHash} from '../../merkle/hashes.ts';
import type {JobEnd} from '../generated/entry.ts';
import {linesForward} from '../read/lines.ts';
import {openManifest} from '../read/manifest.ts';
import type {Findings} from './findings.ts';

/** Holds the manifests that an account keeps against the entries that name them. */
export class ManifestCheck {
  readonly #dir: string;
  readonly #findings: Findings;
  #checked = 0;
  #gone = 0;

  constructor(dir: string, findings: Findings) {
    this.#dir = dir;
    this.#findings = findings;
  }

  /** In words for a report. */
  get checked(): string[] {
    const count = this.#checked;
    if (count === 0) return [];
    return [`${counted(count, 'manifest')} of puts and gets, ${count === 1 ? 'its root' : 'their roots'}`];
  }

  /** In words for a report. */
  get unchecked(): string[] {
    return this.#gone === 0 ? [] : [`${counted(this.#gone, 'manifest')} that the host keeps no more`];
  }

  check({job, seq, transfer}: JobEnd): void {
    if (transfer === undefined) return;
    using file = openManifest(this.#dir, job);
    if (file === undefined) {
      this.#gone += 1;
      return;
    }
    const tree = Frontier.empty();
    for (const {bytes} of linesForward(file.fd, 0, file.size)) tree.append(leafHash(bytes));
    this.#checked += 1;
    if (tree.size === transfer.files && tree.root().toString('hex') === transfer.root) return;
    const place = {file: file.path, seq};
    this.#findings.add('error', 'manifest', place, `is not the manifest that entry ${seq} names`);
  }
}
