import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import type {ProvenFile} from '../../audit/evidence/verify-file.ts';

/**
 * The files of transfers that evidence proves, what is proven of them, and how many more there are. Pure; the
 * values are not made visible yet.
 */
export function fileFacts({host, entries, files}: VerifiedEvidence): [string, string][] {
  return entries.flatMap(({entry}): [string, string][] => {
    if (entry.event !== 'job-end' || entry.transfer === undefined) return [];
    const proven = files.filter(({job}) => job === entry.job);
    const [first] = proven;
    const more = entry.transfer.files - proven.length;
    return [
      ...proven.map((file): [string, string] => ['file', shownFile(file)]),
      ...(first ? [['proven', sentence(host, first, proven.length)] as [string, string]] : []),
      ...(more > 0
        ? [['not proven', `${more} more; reeve audit proof --file PATH proves one`] as [string, string]]
        : []),
    ];
  });
}

function shownFile({share, path, size, mode, digest}: ProvenFile): string {
  return `${share}/${path}, ${size} bytes, mode ${mode.toString(8).padStart(4, '0')}, SHA-256 ${digest}`;
}

function sentence(host: string, {action, who, at}: ProvenFile, count: number): string {
  const time = new Date(at).toISOString();
  if (action === 'get') return `at ${time} ${host} said that it sent these bytes to ${who}`;
  return `at ${time} ${host} took these bytes from ${who} and gave them ${count === 1 ? 'this name' : 'these names'}`;
}
