import {parseCheckpoint} from '../../merkle/checkpoint.ts';
import {parseNote} from '../../merkle/note.ts';
import type {NumberedLine} from '../read/stream-lines.ts';
import type {WalkProgress} from '../verify/entry-walk.ts';
import type {Findings, Place} from '../verify/findings.ts';
import {readLineAs} from './evidence-file.ts';

export interface ExportCheckpointsOptions {
  readonly file: string;
  readonly findings: Findings;
  /** The number behind the last entry of the export. */
  readonly to: number;
}

/** Entries that do not make the root of a checkpoint between them. */
interface Doubt {
  readonly from: number;
  readonly to: number;
  readonly place: Place;
  readonly checkpoint: Place;
}

/**
 * The checkpoints between the entries of an export. They prove nothing by themselves, whoever signed them.
 * Once the header is found not to fit the entries, they tell which lines were changed.
 */
export class ExportCheckpoints {
  readonly #progress: WalkProgress;
  readonly #options: ExportCheckpointsOptions;
  #doubt: Doubt | undefined;

  constructor(progress: WalkProgress, options: ExportCheckpointsOptions) {
    this.#progress = progress;
    this.#options = options;
  }

  /**
   * Compares a checkpoint with the tree over the entries before it.
   *
   * @param isLooking true if the lines before it are not those that are due: then it is only read
   * @throws {Error} for a line that holds no checkpoint over those entries
   */
  compare({bytes, number, position}: NumberedLine, isLooking: boolean): void {
    const note = readLineAs(bytes.toString(), 'checkpoint').checkpoint;
    const {size, root} = parseCheckpoint(parseNote(note).text);
    const progress = this.#progress;
    const {tree, provenTo, unproven} = progress;
    const place = {file: this.#options.file, line: number, byte: position, seq: tree.size};
    const found = tree.root();
    if (!found || this.#doubt || isLooking) return;
    if (size !== tree.size) throw new Error(`it is over ${size} entries, and stands behind ${tree.size}`);
    progress.checkpoints += 1;
    if (found.equals(root)) {
      progress.provenTo = size;
      progress.unproven = undefined;
    } else this.#doubt = {from: provenTo, to: size, place: unproven ?? place, checkpoint: place};
  }

  /** @param isProven whether the checkpoint of the header is about the entries of the export */
  conclude(isProven: boolean): void {
    const {findings, file, to: end} = this.#options;
    const doubt = this.#doubt;
    if (isProven) {
      const told = 'is a checkpoint with a root that the entries do not have';
      if (doubt) findings.add('error', 'checkpoint', doubt.checkpoint, told);
      return;
    }
    const {provenTo, unproven = {file, line: 1}} = this.#progress;
    const {from, to, place} = doubt ?? {from: provenTo, to: end, place: unproven};
    const which =
      to - from === 1
        ? 'is not what was signed'
        : `is the first of ${to - from} entries of which one or more are not what was signed`;
    findings.add('error', 'line', place, `${which}, or what the header says of the tree was changed`);
  }
}
