import type {CommonOptions} from '../options.ts';

export interface TransferOptions extends CommonOptions {
  readonly recursive?: boolean;
  readonly preserve?: boolean;
  readonly update?: boolean;
}

/** Undefined if it was aborted: what it fails with then is that. */
export async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
