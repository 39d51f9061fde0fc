import {readdirSync} from 'node:fs';

/** How many files and sockets a process has open. */
export const openDescriptors = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;
