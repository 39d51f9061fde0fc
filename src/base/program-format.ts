import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {endianness} from 'node:os';

/** The bytes that the kernel reads of a file to tell what it is (execve(2), BINPRM_BUF_SIZE). */
export const firstBytes = 256;

/**
 * Returns why the kernel would refuse to execute what a file holds (execve(2), ENOEXEC), in words that follow
 * its name; undefined if it would not, or if this process may not read the file.
 *
 * It has to be known before: execvp(3), the shell and all that start programs with them take a file that the kernel
 * refuses so for a shell script, and one that is empty does nothing, with success.
 */
export function whyNoFormat(path: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const file = readHead(path);
  if (!file) return undefined;
  const {head, size} = file;
  if (head.length === 0) return 'is empty, and so no program';
  if (head.subarray(0, 2).equals(scriptMark))
    return interpreterOf(head) === undefined
      ? 'names no interpreter behind its "#!", or one that is too long'
      : undefined;
  if (head.subarray(0, 4).equals(elfMark)) return whyNotElf(head, size);
  if (head.subarray(0, 3).equals(utf8Mark))
    return 'is not a program: it begins with a UTF-8 mark, not with "#!"';
  return 'is not a program: it begins neither with "#!" nor as an ELF file (exec format error)';
}

/** The interpreter in the first line of a script, and what follows it there; undefined if there is none. */
export function interpreterOf(
  head: Uint8Array,
): {interpreter: string; argument: string | undefined} | undefined {
  const text = Buffer.from(head).toString('latin1');
  const [all, interpreter, argument] = /^#![ \t]*([^ \t\n\0]+)[ \t]*([^\n\0]*)/.exec(text) ?? [];
  if (interpreter === undefined) return undefined;
  // Its path goes on behind what the kernel reads.
  if (all?.length === firstBytes && all.endsWith(interpreter)) return undefined;
  const decode = (bytes: string) => Buffer.from(bytes, 'latin1').toString();
  return {interpreter: decode(interpreter), argument: decode(argument ?? '').trimEnd() || undefined};
}

/** The beginning of a file; undefined if it cannot be read, which may be meant. */
export function readHead(path: string): {head: Buffer; size: number} | undefined {
  const head = Buffer.alloc(firstBytes);
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return {head: head.subarray(0, readSync(fd, head, 0, firstBytes, 0)), size: fstatSync(fd).size};
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

const scriptMark = Buffer.from('#!');
const elfMark = Buffer.from('\x7fELF');
const utf8Mark = Buffer.from('\ufeff');

/** The class (1: 32 bits, 2: 64 bits) and machine of ELF files that a system executes, its own first (elf(5)). */
const machines: Readonly<Record<string, readonly (readonly [elfClass: number, machine: number])[]>> = {
  // The next are i386 and x32.
  x64: [
    [2, 62],
    [1, 3],
    [1, 62],
  ],
  // The second is 32-bit ARM.
  arm64: [
    [2, 183],
    [1, 40],
  ],
  arm: [[1, 40]],
  ia32: [[1, 3]],
  ppc64: [[2, 21]],
  riscv64: [[2, 243]],
  s390x: [[2, 22]],
};

function whyNotElf(head: Buffer, size: number): string | undefined {
  const isWide = head[4] === 2;
  if (head.length < (isWide ? 64 : 52)) return 'is cut short: its ELF header is not whole';
  const isLittle = head[5] === 1;
  const half = (at: number) => (isLittle ? head.readUInt16LE(at) : head.readUInt16BE(at));
  const type = half(16);
  // ET_EXEC, ET_DYN.
  if (type !== 2 && type !== 3) return 'is not a program, but another kind of ELF file';
  const known = machines[process.arch];
  const isOurs = known?.some(([elfClass, machine]) => elfClass === head[4] && machine === half(18)) ?? true;
  if (!isOurs || isLittle !== (endianness() === 'LE')) return 'is a program for another kind of machine';
  const wide = () => Number(isLittle ? head.readBigUInt64LE(32) : head.readBigUInt64BE(32));
  const start = isWide ? wide() : isLittle ? head.readUInt32LE(28) : head.readUInt32BE(28);
  const [entryBytes, entries] = isWide ? [half(54), half(56)] : [half(42), half(44)];
  if (entries === 0) return 'is not a program: its ELF header names no segment';
  if (start + entryBytes * entries > size)
    return 'is cut short: a part that its ELF header names is not there';
  return undefined;
}
