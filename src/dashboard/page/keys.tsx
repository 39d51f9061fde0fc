import {useEffect, useRef} from 'preact/hooks';

const offKey = 'reeve keys off';

export const areKeysOn = () => sessionStorage.getItem(offKey) === null;

export function turnKeys(isOn: boolean): void {
  if (isOn) sessionStorage.removeItem(offKey);
  else sessionStorage.setItem(offKey, '1');
}

/** `/` goes to the field that finds, `?` lists the keys: outside of fields alone, and only while they are turned on. */
export function useKeys(openHelp: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.matches('input, textarea, select, [contenteditable]');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !areKeysOn()) return;
      if (event.key === '?') openHelp();
      else if (event.key === '/') document.querySelector<HTMLElement>('[data-find]')?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

/** The list of keys. */
export function KeyHelp({close}: {close: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="facts">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>go to the field that finds</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>this list</dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>F</kbd>
        </dt>
        <dd>in output: search all of it</dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>F6</kbd>
        </dt>
        <dd>leave a terminal</dd>
        <dt>
          <kbd>Tab</kbd>
        </dt>
        <dd>the next link, field or button</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>close what was opened</dd>
      </dl>
      <p class="quiet">They work outside of fields. They can be turned off under Me.</p>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
