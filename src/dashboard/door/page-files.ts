import {brotliCompressSync, brotliDecompressSync, gzipSync} from 'node:zlib';

/** Texts that the build made of `page/` (scripts/bundle-page.ts). They stand in the program itself, as brotli (RFC 7932) in base64. */
declare const pageScript: string;
declare const pageStyle: string;
declare const pageTerminal: string;

/** A file, plain and by the codings that a browser may accept. */
export interface PageFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** The shell: it is the same for everybody, and names nothing of anybody. */
const shell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>reeve</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body><div id="page"><noscript>The page of reeve is a program; it needs JavaScript.</noscript></div></body>
</html>
`;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#1f6f5c"/><path d="M5 12V5.5C5 4.7 5.7 4 6.5 4H9a2.5 2.5 0 0 1 0 5H5m4 0 2.5 3" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round"/></svg>\n';

/** The files of the page by path. */
export const pageFiles: ReadonlyMap<string, PageFile> = new Map([
  ['/', fileOf('text/html; charset=utf-8', brotliCompressSync(shell))],
  ['/page.js', fileOf('text/javascript; charset=utf-8', Buffer.from(pageScript, 'base64'))],
  // Loaded by the script where there is a terminal to show.
  ['/terminal.js', fileOf('text/javascript; charset=utf-8', Buffer.from(pageTerminal, 'base64'))],
  ['/page.css', fileOf('text/css; charset=utf-8', Buffer.from(pageStyle, 'base64'))],
  ['/icon.svg', fileOf('image/svg+xml', brotliCompressSync(icon))],
]);

function fileOf(type: string, br: Buffer): PageFile {
  const plain = brotliDecompressSync(br);
  return {type, plain, br, gzip: gzipSync(plain)};
}
