// The hosts of the lab of `npm start`: their names, and where each is.
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const folder = join(root, 'lab');
export const clientYaml = join(folder, 'client.yaml');
export const certs = join(root, 'certs');
export const reeve = join(root, 'dist', 'reeve.js');

/** Their names have two digits, and their addresses end in them. */
export const mostHosts = 99;

export interface LabHost {
  readonly name: string;
  /** Of loopback, its own. */
  readonly address: string;
  /** Its configuration, catalogue, account and share. */
  readonly folder: string;
  readonly serverYaml: string;
}

/** The first so many hosts. The first of them is in the lab's own folder, each other in one of its name below that. */
export function labHosts(count: number): LabHost[] {
  return Array.from({length: count}, (_, index) => {
    const name = nameOf(index + 1);
    const place = index === 0 ? folder : join(folder, name);
    return {
      name,
      address: `127.0.0.${index + 1}`,
      folder: place,
      serverYaml: join(place, 'server.yaml'),
    };
  });
}

/** The node set of the first so many hosts, at least two. */
export const nodeSetOf = (count: number): string => `lab-[01-${nameOf(count).slice(-2)}]`;

const nameOf = (number: number) => `lab-${String(number).padStart(2, '0')}`;
