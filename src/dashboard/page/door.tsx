const words = {
  used: 'The code in the address was used before, or is more than a minute old.',
  none: 'This tab has no session, and no other tab of the page has one.',
};

/** Stands in place of the page, and says what to type. */
export function Door({why, said}: {why: keyof typeof words | 'over'; said?: string}) {
  return (
    <main class="door">
      <h1>reeve</h1>
      <p>{why === 'over' ? `The session is over: ${said ?? ''}.` : words[why]}</p>
      <p>On this machine, in a terminal, type</p>
      <pre>reeve dashboard</pre>
      <p class="quiet">It opens the page again, or prints the address to open.</p>
    </main>
  );
}
