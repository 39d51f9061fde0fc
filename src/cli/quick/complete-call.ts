/** A question of a shell's script. */
export interface CompleteCall {
  readonly shell: string;
  /** As the script gives them. */
  readonly words: readonly string[];
}

/** Reads `complete SHELL WORDS...`, in which all words are those of the line that is typed; undefined for all else. */
export function completeCall([command, shell, ...words]: readonly string[]): CompleteCall | undefined {
  if (command !== 'complete' || shell === undefined || shell.startsWith('-')) return undefined;
  return {shell, words};
}
