import {fileURLToPath} from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The program and the library as they are built. */
export const reeve: string = at('../../dist/reeve.js');
/** The one executable, if `npm run package` has made it. */
export const executable: string = at(`../../dist-package/linux-${process.arch}/reeve`);
export const library: string = at('../../dist/index.js');
/** Processes of this folder that the benches start. */
export const bareServer: string = at('bare-server.js');
export const bareClient: string = at('bare-client.js');
export const localExeca: string = at('local-execa.ts');
export const realHosts: string = at('../../test/fixtures/rig-hosts.ts');
export const scriptedHosts: string = at('scripted-hosts.ts');
export const greedyClient: string = at('greedy-client.ts');
export const idleClients: string = at('idle-clients.ts');
