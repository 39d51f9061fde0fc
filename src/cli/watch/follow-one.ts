import {visible} from '../../base/quote.ts';
import type {Host} from '../../index.ts';
import type {ConnectionStatus} from '../job/connection-status.ts';
import type {Feed} from './display.ts';
import {isDrawn} from './display.ts';

/** Follows one host. Where it is drawn in place, the line above says that the connection is lost. */
export function followOne(
  {name}: Host,
  connection: ConnectionStatus,
  {json = false}: {readonly json?: boolean | undefined},
  follow: (changed: () => void) => Promise<void>,
): {title: () => string; feed: Feed} {
  let trouble = '';
  return {
    title: () => `${name}: ${trouble === '' ? 'as it changes; Ctrl-C leaves' : trouble}`,
    async feed(changed) {
      using _quiet = isDrawn(json)
        ? connection.toldBy((text, _host, isOver) => {
            trouble = isOver ? '' : visible(text);
            changed();
          })
        : undefined;
      await follow(changed);
    },
  };
}
