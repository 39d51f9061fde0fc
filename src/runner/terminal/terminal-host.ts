// The main process of a job with a terminal: `terminal.js COLUMNSxROWS N -- PROGRAM ARG...`, as the job's
// user, in its scope; the first N words are wrappers of the command. Runs the program in a pseudo-terminal,
// writes the session to stdout as asciicast v3, takes what is typed on stdin (host-frames.ts), and ends as
// the program ended. A reason why it cannot start the program stands on stderr, and then nothing on stdout.
import {accessSync, constants, writeSync} from 'node:fs';
import {Socket} from 'node:net';
import {join} from 'node:path';
import {endForCertain} from '../../base/certain-end.ts';
import {messageOf} from '../../base/errors.ts';
import {ownArgumentsOrEnd} from '../../base/own-build.ts';
import {ownFolder} from '../../base/own-programs.ts';
import {exitLike, ignoreSignals} from './exit-like.ts';
import type {HostFrame} from './host-frames.ts';
import {HostFrameDecoder, hostFrame} from './host-frames.ts';
import type {TerminalCommand} from './pseudo-terminal.ts';
import {loadPtyAddon, PseudoTerminal} from './pseudo-terminal.ts';
import {Recording} from './recording.ts';

endForCertain();
ignoreSignals();
// Neither a full pipe nor a command that shows nothing may end it.
setInterval(() => {}, 2 ** 30);

const [size = '', wrapperWords, , ...argv] = ownArgumentsOrEnd();
const [columns = 80, rows = 24] = size.split('x').map(Number);
const recording = new Recording();
// Not process.stdout: writing to it waits where the pipe is full, and typed input would wait as well.
const stdout = new Socket({fd: 1, readable: false, writable: true});
// Nobody reads it any more: the command's terminal hangs up with us.
stdout.on('error', () => process.exit(1));

const startedAt = Date.now();
const began = performance.now();
const elapsed = () => performance.now() - began;

let terminal: PseudoTerminal | undefined;
const decoder = new HostFrameDecoder();
try {
  for await (const chunk of process.stdin) for (const frame of decoder.push(chunk)) await obey(frame);
} catch {
  // As its end.
}
// The end of stdin is the end of typing, not of the job.
if (!terminal) refuse('the executor ended before it told the environment');

async function obey({type, bytes}: HostFrame): Promise<void> {
  if (type === hostFrame.environment) {
    terminal = start(JSON.parse(bytes.toString()) as Record<string, string>);
  } else if (type === hostFrame.typed) {
    await terminal?.write(bytes);
  } else if (type === hostFrame.size) {
    const [columns, rows] = [bytes.readUInt16BE(0), bytes.readUInt16BE(2)];
    terminal?.resize(columns, rows);
    stdout.write(recording.resized(columns, rows, elapsed()));
  }
}

function start(env: Record<string, string>): PseudoTerminal {
  const terminal = open({argv: argv as [string, ...string[]], env, columns, rows});
  const {output} = terminal;
  const command = argv.slice(Number(wrapperWords)).map(shellWord).join(' ');
  stdout.write(recording.header({columns, rows, type: env.TERM, command, startedAt}));
  output.on('data', (bytes: Buffer) => {
    // The command waits for its terminal while nobody takes what it shows.
    if (!stdout.write(recording.output(bytes, elapsed()))) output.pause();
  });
  stdout.on('drain', () => output.resume());
  void terminal.ended.then(end => {
    stdout.removeAllListeners('drain');
    for (const bytes of terminal.rest()) stdout.write(recording.output(bytes, elapsed()));
    const status = end.signal === undefined ? end.status : 128 + end.signal;
    stdout.end(recording.ended(status, elapsed()), () => exitLike(end));
  });
  return terminal;
}

function open(command: TerminalCommand): PseudoTerminal {
  try {
    accessSync('.', constants.X_OK);
    return new PseudoTerminal(loadPtyAddon(join(ownFolder(import.meta.dirname), 'pty')), command);
  } catch (error) {
    refuse(`cannot give it a terminal: ${messageOf(error)}`);
  }
}

function refuse(message: string): never {
  writeSync(2, `reeve: ${message}\n`);
  process.exit(126);
}

/** A word as a shell would have to be given it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
