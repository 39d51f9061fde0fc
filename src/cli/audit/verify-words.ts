import type {CommonOptions} from '../options.ts';
import type {AnchorWords} from './anchors.ts';

/** What `reeve audit verify` takes, as typed. */
export type VerifyWords = CommonOptions & AnchorWords & {readonly receipt?: string; readonly quick?: boolean};

/** Whether nothing is wrong; undefined where it was interrupted. */
export type Verdict = boolean | undefined;

/** Of files and folders; for a person who gave something else. */
export const whatIsTaken =
  'reeve audit verify takes a receipt, a proof, an export, a checkpoint, and the folder of an account';
