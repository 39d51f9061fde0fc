/** A place in a file; line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** One thing that is wrong with a configuration: what was found, and what was expected instead. */
export interface Problem extends Place {
  message: string;
}

/** The problem as compilers write it, `FILE:LINE:COLUMN: message`, so that editors can jump to it. */
export const showProblem = ({file, line, column, message}: Problem): string =>
  `${file}:${line}:${column}: ${message}`;
