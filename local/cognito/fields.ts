import { html, type Html } from './html';

/** What a form shows again after an error: what was typed, but never the password or its length. */
export type FormState = { error?: string; notice?: string; name?: string; email?: string; code?: string };

export function messages({ error, notice }: FormState): Html {
  const alert = error !== undefined && html`<p role="alert">${error}</p>`;
  const status = notice !== undefined && html`<p role="status">${notice}</p>`;
  return html`${alert}${status}`;
}

export function emailField(email = ''): Html {
  return html`<label for="email">Email</label>
    <input id="email" name="email" type="email" autocomplete="username" maxlength="254" value="${email}" required />`;
}

export function passwordField(label: string, autocomplete: string, rules: string[] = []): Html {
  const hint = rules.length > 0 && html`<p id="rules" class="aside">Use ${listOf(rules)}.</p>`;
  const described = hint && html`aria-describedby="rules"`;
  return html`<label for="password">${label}</label>
    <input id="password" name="password" type="password" autocomplete="${autocomplete}" ${described} required />
    ${hint}`;
}

export function codeField(code = ''): Html {
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

export function mailboxHint(email: string): Html {
  const href = `/mailbox?to=${encodeURIComponent(email)}`;
  return html`<p class="aside">
    This cloud runs on one machine: mail lands in its <a href="${href}" target="_blank" rel="noopener">mailbox</a>.
  </p>`;
}

/** "a, b and c" */
export function listOf(phrases: string[]): string {
  return phrases.length < 2 ? phrases.join('') : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;
}
