// The gate's process: started by the executor with the link as file descriptor 3 and
// `FOLDER [UID GID]` as arguments. This one bundled file is all the code it ever loads.
import {stat} from 'node:fs/promises';
import {Socket} from 'node:net';
import {endForCertain} from '../base/certain-end.ts';
import {messageOf} from '../base/errors.ts';
import {ownArgumentsOrEnd} from '../base/own-build.ts';
import {ignoreStraySignals} from '../base/stray-signals.ts';
import {outliveReaders} from '../base/unread-streams.ts';
import {gateEnd} from '../gate-link/gate-end.ts';
import {BindError} from '../transport/bind.ts';
import {dropPrivileges} from './drop-privileges.ts';
import {Gate} from './gate.ts';

const [folder, uid, gid] = ownArgumentsOrEnd();
if (folder === undefined) throw new Error('the gate is started by reeve serve');

// The output folder is entered with the executor's rights; its logs are read by relative path ever after.
process.chdir(folder);
if (uid !== undefined && gid !== undefined) dropPrivileges({uid: Number(uid), gid: Number(gid)});
process.title = 'reeve gate';
endForCertain();
outliveReaders();

/** Peers that do not take their goodbye hold nothing up for longer, milliseconds. */
const goodbyeMs = 500;
/** Milliseconds after which the last message is on its way through the link. */
const lastWordsMs = 100;

let gate: Gate | undefined;
const link = gateEnd(new Socket({fd: 3, readable: true, writable: true}), {
  message(message) {
    if (!gate && message.type === 'setup') gate = new Gate(message, link);
    else gate?.hear(message).catch(fatal);
  },
  credit: (...granted) => gate?.subscriptions.credit(...granted),
  output: (...frame) => gate?.subscriptions.output(...frame),
  // Without the executor there is nothing to guard.
  closed() {
    const isEnough = gate?.stop() ?? Promise.resolve();
    setTimeout(() => process.exit(), goodbyeMs);
    // Of one that failed the executor has still to hear why.
    if (process.exitCode === undefined) void isEnough.then(() => process.exit());
  },
});

// When to stop is the executor's to say.
ignoreStraySignals(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']);
process.on('uncaughtException', fatal);
process.on('unhandledRejection', fatal);
// The first work for the thread pool starts all of its threads; once the executor knows that they are there
// it lets no more be.
await stat('.');
link.send({type: 'begun'});

function fatal(error: unknown): void {
  process.exitCode = 1;
  const message = messageOf(error).slice(0, 1900);
  if (error instanceof BindError) link.send({type: 'unbound', message});
  else link.send({type: 'report', level: 'error', message: `the gate failed: ${message}`});
  link.close();
  setTimeout(() => process.exit(), lastWordsMs);
}
