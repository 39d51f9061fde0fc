import './page.css';
import {render} from 'preact';
import {App} from './app.tsx';
import {Connection} from './connection.ts';
import {Door} from './door.tsx';
import {codeIn} from './places.ts';
import type {Session} from './session.ts';
import {answerSiblings, askSiblings, forget, kept, trade} from './session.ts';
import {Store} from './store.ts';

const root = document.getElementById('page');
const brought = codeIn(location.hash);
// Before anything else: the code is not to stay in the address or the history.
if (brought) history.replaceState(null, '', `/${brought.place}`);
if (root) void begin(root);

async function begin(page: HTMLElement): Promise<void> {
  const session = brought ? await trade(brought.code) : (kept() ?? (await askSiblings()));
  if (session) open(page, session);
  else render(<Door why={brought ? 'used' : 'none'} />, page);
}

function open(page: HTMLElement, session: Session): void {
  const store = new Store();
  const stopAnswering = answerSiblings(session);
  const connection = new Connection(session, {
    lab: told => store.lab(told),
    run: told => store.run(told),
    connected: isConnected => store.set({isConnected}),
    over: why => {
      stopAnswering();
      forget();
      store.set({isConnected: false, over: why});
    },
  });
  render(<App store={store} connection={connection} />, page);
}
