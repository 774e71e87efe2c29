import { html, type Html } from './html';
import type { KeptMail } from './mailbox';

/** What a form shows again after a refusal: what was typed, never the password or its length. */
export type FormState = { error?: string; notice?: string; name?: string; email?: string; code?: string };

export function signInPage(base: string, { email, ...state }: FormState): string {
  return page(
    'Sign in',
    html`${messages(state)}
      <form method="post" action="${base}">
        ${emailField(email)} ${passwordField('Password', 'current-password')}
        <p class="aside"><a href="${base}/forgot">Forgot your password?</a></p>
        <button>Sign in</button>
      </form>
      <p class="switch">New here? <a href="${base}/signup">Create account</a></p>`,
  );
}

export function signUpPage(
  base: string,
  rules: string[],
  isNameRequired: boolean,
  { name, email, ...state }: FormState,
): string {
  return page(
    'Create account',
    html`${messages(state)}
      <form method="post" action="${base}/signup">
        <label for="name">Name</label>
        <input
          id="name"
          name="name"
          autocomplete="name"
          maxlength="128"
          value="${name}"
          ${isNameRequired && 'required'}
        />
        ${emailField(email)} ${passwordField('Password', 'new-password', rules)}
        <button>Create account</button>
      </form>
      <p class="switch">Have an account? <a href="${base}">Sign in</a></p>`,
  );
}

export function confirmPage(base: string, { email = '', code, ...state }: FormState): string {
  return page(
    'Confirm your email',
    html`${messages(state)}
      <p>We sent a six-digit code to <strong>${email}</strong>. It is good for 24 hours.</p>
      <form method="post" action="${base}/confirm">
        ${codeField(code)}
        <button>Confirm</button>
      </form>
      <form method="post" action="${base}/resend" class="switch">
        <span>No mail?</span> <button class="link">Send a new code</button>
      </form>
      ${mailboxHint(email)}`,
  );
}

export function forgotPage(base: string, { email, ...state }: FormState): string {
  return page(
    'Forgot your password?',
    html`${messages(state)}
      <p>Enter your email address, and we send you a code to set a new password with.</p>
      <form method="post" action="${base}/forgot">
        ${emailField(email)}
        <button>Send code</button>
      </form>
      <p class="switch"><a href="${base}">Back to sign in</a></p>`,
  );
}

export function resetPage(base: string, rules: string[], { email = '', code, ...state }: FormState): string {
  return page(
    'Set a new password',
    html`${messages(state)}
      <p>If there is an account for <strong>${email}</strong>, a code is on its way there. It is good for an hour.</p>
      <form method="post" action="${base}/reset">
        ${codeField(code)} ${passwordField('New password', 'new-password', rules)}
        <button>Set password</button>
      </form>
      <form method="post" action="${base}/forgot" class="switch">
        <input type="hidden" name="email" value="${email}" />
        <span>No mail?</span> <button class="link">Send a new code</button>
      </form>
      ${mailboxHint(email)}`,
  );
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

function messages({ error, notice }: FormState): Html {
  return html`${error !== undefined && html`<p role="alert" id="error">${error}</p>`}${
    notice !== undefined && html`<p role="status">${notice}</p>`
  }`;
}

function emailField(email = ''): Html {
  return html`<label for="email">Email</label>
    <input id="email" name="email" type="email" autocomplete="username" maxlength="254" value="${email}" required />`;
}

function passwordField(label: string, autocomplete: string, rules: string[] = []): Html {
  const hint = rules.length > 0 && html`<p id="rules" class="aside">Use ${listOf(rules)}.</p>`;
  const described = hint && html`aria-describedby="rules"`;
  return html`<label for="password">${label}</label>
    <input id="password" name="password" type="password" autocomplete="${autocomplete}" ${described} required />
    ${hint}`;
}

function codeField(code = ''): Html {
  return html`<label for="code">Code</label>
    <input
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="20"
      value="${code}"
      required
    />`;
}

function mailboxHint(email: string): Html {
  const href = `/mailbox?to=${encodeURIComponent(email)}`;
  return html`<p class="aside">
    This cloud runs on one machine: mail lands in its <a href="${href}" target="_blank" rel="noopener">mailbox</a>.
  </p>`;
}

/** "a, b and c" */
export function listOf(phrases: string[]): string {
  return phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;
}

function page(title: string, content: Html): string {
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
