import {askHosts} from '../fleet/ask-hosts.ts';
import type {CommonOptions} from '../options.ts';
import {printJson, say} from '../print.ts';
import {shownListeners, textToSend} from './send.ts';

/** `reeve send` to several hosts. Returns the exit status. */
export async function sendToHosts(
  target: string,
  words: readonly string[],
  options: CommonOptions,
): Promise<number> {
  const text = await textToSend(words);
  const {answers, failures, status} = await askHosts(target, options, host => host.send(text), {
    tell({host, value: {number, listeners}}) {
      if (!options.json) say(`sent as message ${number}; ${shownListeners(listeners)}`, host);
    },
  });
  if (options.json)
    printJson([
      ...answers.map(({host, value}) => ({host, ...value})),
      ...failures.map(({host, error}) => ({host, error: error.message})),
    ]);
  return status;
}
