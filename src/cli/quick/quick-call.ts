/** A call of reeve that needs no more of the command line's grammar than the commonest options and plain words. */
export interface QuickCall {
  readonly command: QuickCommand;
  /** The arguments of the command's handler. */
  readonly args: readonly unknown[];
}

export type QuickCommand = 'run' | 'attach' | 'ping' | 'jobs' | 'commands' | 'keep';

interface Known {
  readonly flags: readonly string[];
  readonly values: readonly string[];
}

type Options = Partial<Record<'json' | 'stdin' | 'detach' | 'config' | 'reason', string | true>>;

interface Read {
  readonly options: Options;
  readonly rest: readonly string[];
}

const common: Known = {flags: ['json'], values: ['config']};
const ofRun: Known = {flags: ['json', 'stdin', 'detach'], values: ['config', 'reason']};

/** One host: no set of hosts, no group of them. */
const plainTarget = /^\w[\w.:-]*$/;

/**
 * Reads the words of a command line as the whole program would, where it is sure of that: each option is given once, and no word
 * that stands for something looks like an option. For all else the answer is undefined, and the whole program must read them.
 */
export function quickCall(words: readonly string[]): QuickCall | undefined {
  const before = readOptions(words, common);
  const [command, ...after] = before?.rest ?? [];
  if (before === undefined || command === undefined) return undefined;
  if (command === 'run') return runCall(before.options, after);
  if (command === 'persist') return keepCall(before.options, after);
  const read = readMixed(after, common);
  const options = read && merged(before.options, read.options);
  if (read === undefined || options === undefined) return undefined;
  const [target = '', ...others] = read.rest;
  if (!plainTarget.test(target)) return undefined;
  if (command === 'attach')
    return others.length === 1
      ? {command, args: [target, others[0], {receipt: true, ...options}]}
      : undefined;
  if (others.length > 0) return undefined;
  if (command === 'ping') return {command, args: [target, {count: 3, ...options}]};
  if (command === 'jobs') return {command, args: [target, {limit: 50, ...options}]};
  if (command === 'commands') return {command, args: [target, options]};
  return undefined;
}

/** `persist keep [OPTIONS] TARGET`, as a command starts it. */
function keepCall(before: Options, [name, ...words]: readonly string[]): QuickCall | undefined {
  const read = readMixed(words, common);
  const options = read && merged(before, read.options);
  const [target = '', ...others] = read?.rest ?? [];
  if (name !== 'keep' || options === undefined || others.length > 0 || !plainTarget.test(target))
    return undefined;
  return {command: 'keep', args: [target, options]};
}

/** `run [OPTIONS] TARGET [OPTIONS] COMMAND WORDS...`: all after COMMAND is its own. */
function runCall(before: Options, words: readonly string[]): QuickCall | undefined {
  const first = readOptions(words, ofRun);
  const [target = '', ...others] = first?.rest ?? [];
  const second = readOptions(others, ofRun);
  const [name = '', ...args] = second?.rest ?? [];
  if (first === undefined || second === undefined || !plainTarget.test(target) || name === '')
    return undefined;
  const options = merged(before, first.options, second.options);
  // The whole program says which options cannot be combined.
  if (options === undefined || (options.detach && options.stdin)) return undefined;
  return {command: 'run', args: [target, name, args, {receipt: true, secret: [], ...options}]};
}

/** Reads options among other words, in any order. */
function readMixed(words: readonly string[], known: Known): Read | undefined {
  let left: Read = {options: {}, rest: words};
  const rest: string[] = [];
  for (;;) {
    const next = readOptions(left.rest, known);
    const options = next && merged(left.options, next.options);
    if (next === undefined || options === undefined) return undefined;
    const [word, ...after] = next.rest;
    if (word === undefined) return {options, rest};
    rest.push(word);
    left = {options, rest: after};
  }
}

/** Reads options up to the first word that is none. */
function readOptions(words: readonly string[], {flags, values}: Known): Read | undefined {
  let options: Options | undefined = {};
  let at = 0;
  for (let word = words[at]; word?.startsWith('-'); word = words[++at]) {
    const name = word.replace(/^--/, '');
    const isFlag = flags.includes(name);
    if (!word.startsWith('--') || !(isFlag || values.includes(name))) return undefined;
    const value = isFlag || words[++at];
    if (value === undefined || value === '' || (value !== true && value.startsWith('-'))) return undefined;
    options = merged(options, {[name]: value});
    if (options === undefined) return undefined;
  }
  return {options, rest: words.slice(at)};
}

/** Undefined where one of them is given twice: which counts is for the whole program to say. */
function merged(...all: readonly Options[]): Options | undefined {
  const entries = all.flatMap(options => Object.entries(options));
  const options = Object.fromEntries(entries);
  return Object.keys(options).length === entries.length ? options : undefined;
}
