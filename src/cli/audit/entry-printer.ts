import type {Entry} from '../../audit/generated/entry.ts';

/** Shows entries of an account on our standard output, as they come. */
export interface EntryPrinter {
  /** `line` is the entry as it stands in the account. Resolves when there is room for more; undefined where there is. */
  print(entry: Entry, line: string): Promise<void> | undefined;
  end(): Promise<void>;
}
