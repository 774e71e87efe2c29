import { codeField, emailField, mailboxHint, messages, passwordField, type FormState } from './fields';
import { html } from './html';
import { page } from './page';

/** `base` is the path of the visit that the page belongs to, `app` the site that it leads to. */
type Way = { base: string; app: string };

export function signInPage({ base, app }: Way, { email, ...state }: FormState): string {
  return page(
    'Sign in',
    html`${messages(state)}
      <p>To go on to <strong>${app}</strong>.</p>
      <form method="post" action="${base}">
        ${emailField(email)} ${passwordField('Password', 'current-password')}
        <p class="aside"><a href="${base}/forgot">Forgot your password?</a></p>
        <button>Sign in</button>
      </form>
      <p class="switch">New here? <a href="${base}/signup">Create account</a></p>`,
  );
}

export function signUpPage(
  { base, app }: Way,
  rules: string[],
  isNameRequired: boolean,
  { name, email, ...state }: FormState,
): string {
  return page(
    'Create account',
    html`${messages(state)}
      <p>To go on to <strong>${app}</strong>.</p>
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
