import { html, type Html } from './html';
import type { KeptMail } from '../mail/mailbox';

/** The frame of every page of the managed login. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}

export function refusalPage(title: string, explanation: string): string {
  return page(title, html`<p role="alert">${explanation}</p>`);
}

export function mailboxPage(mails: KeptMail[], to: string | undefined): string {
  const title = to === undefined ? 'Mailbox' : `Mailbox of ${to}`;
  const none = mails.length === 0 && html`<p>No mail yet.</p>`;
  return page(title, html`${none}${mails.map(mailArticle)}`);
}

function mailArticle({ to, subject, text, at }: KeptMail): Html {
  return html`<article>
    <h2>${subject}</h2>
    <p class="aside">To ${to}, <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></p>
    <pre>${text}</pre>
  </article>`;
}
