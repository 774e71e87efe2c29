import { QuireError } from '#client/errors';

export class OfflineError extends QuireError {
  readonly code = 'UNREACHABLE';
  constructor(cause?: unknown, hint = '') {
    super(`Quire cannot be reached from here. Try again when you are connected.${hint}`, { cause });
  }
}

export class NotTrustedError extends QuireError {
  readonly code = 'NOT_TRUSTED';
  constructor(host: string, why: string, cause: unknown) {
    super(`The certificate of ${host} ${why}`, { cause });
  }
}

export class UnusableProxyError extends QuireError {
  readonly code = 'PROXY_UNUSABLE';
  constructor(readonly variable: string) {
    super(`${variable} does not name a proxy such as http://proxy.example.com:3128. Set it right, or unset it.`);
  }
}
