/** Claims of the first line of a file: its format and key. Nothing of it is verified. */
export interface FileHead {
  readonly format: 'reeve-evidence' | 'reeve-export' | 'reeve-fleet' | undefined;
  /** True if it looks like one of reeve's. */
  readonly isOurs: boolean;
  /** The log key that it names, or none. */
  readonly keys: readonly string[];
}

export function headOf(line: string): FileHead {
  const {format, key} = parsed(line);
  const isFormat = format === 'reeve-evidence' || format === 'reeve-export' || format === 'reeve-fleet';
  return {
    format: isFormat ? format : undefined,
    isOurs: isFormat || /reeve-(evidence|export|fleet)|"(checkpoint|certificate)"/.test(line),
    keys: typeof key === 'string' ? [key] : [],
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    return (JSON.parse(line) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}
