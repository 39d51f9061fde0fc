import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {isSystemError} from '../../base/errors.ts';
import {groupsBelow, isKept, isPopulated, killGroup, removeGroup} from './cgroup-files.ts';
import {rememberedGroup} from './cgroup-home.ts';
import {jobOfGroup} from './parked-cells.ts';
import {readProcess, sendSignal} from './process-table.ts';
import {ProcessTree} from './process-tree.ts';

/**
 * Ends what an executor of this data folder that crashed has left running, and waits until it is gone; to be
 * called before anything is started. Processes kept by `strays: keep` stay. A job in a PID namespace has
 * ended with its executor.
 *
 * @returns the ids of the jobs that were still there
 */
export async function endLeftovers(dataFolder: string): Promise<string[]> {
  return [...(await endGroups(dataFolder)), ...(await endTrees(join(dataFolder, 'jobs')))];
}

async function endGroups(dataFolder: string): Promise<string[]> {
  const root = rememberedGroup(dataFolder);
  if (root === undefined) return [];
  const ended: string[] = [];
  for (const name of groupsBelow(root)) {
    const folder = join(root, name);
    if (isKept(folder)) continue;
    const job = jobOfGroup(root, name);
    if (isPopulated(folder) && job !== undefined) ended.push(job);
    while (isPopulated(folder)) {
      killGroup(folder);
      await delay(5);
    }
    removeGroup(folder);
  }
  return ended;
}

async function endTrees(folder: string): Promise<string[]> {
  const ended: string[] = [];
  for (const job of recordedJobs(folder)) {
    const path = join(folder, `${job}.json`);
    const record = parseRecord(readFileSync(path, 'utf8'));
    if (record && (await endTree(record))) ended.push(job);
    rmSync(path);
  }
  return ended;
}

/**
 * Only while the process that was recorded lives: its id, as that of a session too, may be another's by now.
 */
async function endTree({pid, started}: TreeRecord): Promise<boolean> {
  if (readProcess(pid)?.started !== started) return false;
  const tree = new ProcessTree(pid);
  for (let members = tree.snapshot(); members.length > 0; members = tree.snapshot()) {
    for (const member of members) sendSignal(member.pid, 'SIGKILL');
    await delay(5);
  }
  return true;
}

interface TreeRecord {
  pid: number;
  started: string;
}

/** Undefined for a record that a crash cut short. */
function parseRecord(text: string): TreeRecord | undefined {
  try {
    const {pid, started} = JSON.parse(text) as Partial<TreeRecord>;
    return typeof pid === 'number' && pid > 1 && typeof started === 'string' ? {pid, started} : undefined;
  } catch {
    return undefined;
  }
}

function recordedJobs(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .map(name => name.slice(0, -'.json'.length));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}
