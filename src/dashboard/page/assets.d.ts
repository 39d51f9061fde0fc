/** The build makes a style sheet of it. */
declare module '*.css';

/** The build makes a text of it. */
declare module '@xterm/xterm/css/xterm.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a file that is a text has nothing else to name
  export default text;
}
