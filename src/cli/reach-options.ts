import type {CommonOptions} from './options.ts';

/** How a target is reached. */
export interface ReachOptions extends CommonOptions {
  readonly giveUpAfter?: number;
  readonly receipt?: boolean;
  /** True if we connect by ourselves in any case, as with secrets, which no other process is to have. */
  readonly isAlone?: boolean;
}
