import {dirname} from 'node:path';
import {ownFolder} from '../base/own-programs.ts';
import type {ServerConfig} from '../config/server-config.ts';
import type {KeptApart} from '../policy/catalogue/share-place.ts';

/**
 * Returns the places that are reeve's own on this host: what it believes, what it keeps, and its programs.
 */
export function ownPlaces({file, catalogue, data, logs, tls}: ServerConfig): KeptApart[] {
  const own = (path: string, what: string, isFolder = false) => ({path, what, isFolder});
  const secrets = [tls.cert, tls.key, tls.log, tls.ca, ...(tls.crl === undefined ? [] : [tls.crl])];
  return [
    own(data, 'the data folder of reeve', true),
    own(logs.dir, 'the logs of reeve', true),
    own(file, 'the configuration of reeve'),
    // If it is a file, there is nothing below it.
    own(catalogue, 'the catalogue of reeve', true),
    ...secrets.map(path => own(path, 'a certificate or key of reeve')),
    own(ownFolder(import.meta.dirname), 'the program of reeve', true),
    own(dirname(process.execPath), 'the folder of Node', true),
  ];
}
