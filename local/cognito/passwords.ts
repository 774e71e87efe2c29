import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export type PasswordPolicy = {
  minimumLength: number;
  needsUppercase: boolean;
  needsLowercase: boolean;
  needsNumber: boolean;
  needsSymbol: boolean;
};

type Rule = { text: string; isMet: (password: string) => boolean };

const keyLength = 32;
/** Cognito's limit. */
const maximumLength = 256;
/** Cognito's list of what counts as a symbol. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]| /;

/** The policy's rules, each as a phrase that completes "Use ...". */
export function rulesOf(policy: PasswordPolicy): string[] {
  return rules(policy).map(({ text }) => text);
}

/** The phrases of the rules that this password does not meet. */
export function unmetRules(policy: PasswordPolicy, password: string): string[] {
  const tooLong: Rule = { text: `at most ${maximumLength} characters`, isMet: ({ length }) => length <= maximumLength };
  return [...rules(policy), tooLong].filter(({ isMet }) => !isMet(password)).map(({ text }) => text);
}

function rules(policy: PasswordPolicy): Rule[] {
  const { minimumLength } = policy;
  const length = {
    text: `at least ${minimumLength} characters`,
    isMet: (value: string) => value.length >= minimumLength,
  };
  return [
    length,
    ...(policy.needsUppercase ? [{ text: 'an uppercase letter', isMet: matches(/[A-Z]/) }] : []),
    ...(policy.needsLowercase ? [{ text: 'a lowercase letter', isMet: matches(/[a-z]/) }] : []),
    ...(policy.needsNumber ? [{ text: 'a number', isMet: matches(/[0-9]/) }] : []),
    ...(policy.needsSymbol ? [{ text: 'a symbol', isMet: matches(symbol) }] : []),
  ];
}

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`;
}

const nobody = hashPassword(randomBytes(32).toString('base64url'));

/** Takes just as long without a hash to compare with, so that the time does not show who has an account. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? (await nobody)).split('.');
  const expected = Buffer.from(key, 'base64url');
  const isSame = timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url')), expected);
  return isSame && hash !== undefined;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Normalized, since keyboards compose letters differently; cut, since hashing a long text is expensive.
    const text = password.slice(0, 4 * maximumLength).normalize('NFKC');
    scrypt(text, salt, keyLength, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
