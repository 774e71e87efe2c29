import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';

/** A file with a script, declared as `mimeType`; a browser that took it for `careless` would run it. */
type Trap = { name: string; mimeType: string; careless: string; text: (script: string) => string };

const html = (script: string) => `<!doctype html><title>still</title><body><script>${script}</script>`;
const svg = (script: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script><![CDATA[${script}]]></script></svg>`;
const xhtml = (script: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>still</title></head><body><script><![CDATA[${script}]]></script></body></html>`;
/** For browsers with XSLT and for those that have dropped it. */
const styled = (script: string) => `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#style"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>still</title></head><body>
<xsl:stylesheet xml:id="style" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">
${xhtml(script)}</xsl:template></xsl:stylesheet><script><![CDATA[${script}]]></script></body></html>`;
const behind = (magic: string) => (script: string) => `${magic}${html(script)}`;

export const traps: Trap[] = [
  { name: 'page.html', mimeType: 'text/html', careless: 'text/html', text: html },
  { name: 'page.xhtml', mimeType: 'application/xhtml+xml', careless: 'application/xhtml+xml', text: xhtml },
  { name: 'page', mimeType: 'text/html', careless: 'text/html', text: html },
  { name: 'note.txt', mimeType: 'text/plain', careless: 'text/html', text: html },
  { name: 'note.md', mimeType: 'text/markdown', careless: 'text/html', text: html },
  { name: 'picture.png', mimeType: 'image/png', careless: 'text/html', text: html },
  { name: 'true.gif', mimeType: 'image/gif', careless: 'text/html', text: behind('GIF89a') },
  { name: 'leaflet.pdf', mimeType: 'application/pdf', careless: 'text/html', text: behind('%PDF-1.7\n') },
  { name: 'song.mp3', mimeType: 'audio/mpeg', careless: 'text/html', text: behind('ID3') },
  { name: 'drawing.svg', mimeType: 'image/svg+xml', careless: 'image/svg+xml', text: svg },
  { name: 'drawing.png', mimeType: 'image/png', careless: 'image/svg+xml', text: svg },
  { name: 'drawing.xml', mimeType: 'application/xml', careless: 'image/svg+xml', text: svg },
  { name: 'data.xml', mimeType: 'text/xml', careless: 'application/xml', text: xhtml },
  { name: 'styled.xml', mimeType: 'application/xml', careless: 'application/xml', text: styled },
];

/** A PDF that runs this script when it is opened. */
export function pdfWith(script: string): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>',
    `<</S/JavaScript/JS(${script.replace(/[()\\]/g, '\\$&')})>>`,
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  return `%PDF-1.7\n${objects.join('')}trailer<</Size 5/Root 1 0 R>>\n%%EOF`;
}

/** Notices every script that runs, by the requests it sends and the dialogs it opens. */
export async function listenForScripts(context: BrowserContext) {
  let heard: string[] = [];
  let careless = { type: '', text: '' };
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/ran')) heard.push('a request');
    response.setHeader('content-type', request.url === '/careless' ? careless.type : 'text/plain');
    response.end(request.url === '/careless' ? careless.text : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    origin,
    /** Changes the title, sends a request and opens a dialog. */
    script: `document.title = 'ran'; fetch('${origin}/ran', { mode: 'no-cors' }); alert('ran');`,
    /** The address of an unprotected page with this text and type. */
    carelessAddress(type: string, text: string): string {
      careless = { type, text };
      return `${origin}/careless`;
    },
    /** What was noticed since the last call. */
    heard(): string[] {
      const since = heard;
      heard = [];
      return since;
    },
    close: () => server.close(),
  };
}
