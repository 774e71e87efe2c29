/**
 * What Quire states about its security. `waits`: cannot hold yet, and what it waits for. `still`: holds as far as the
 * tests show, and which part is still missing.
 */
export type Statement = { says: string; waits?: string; still?: string };

const signingInADevice = {
  'E-01': {
    says: 'A code that a person reads is 8 of the 20 consonants BCDFGHJKLMNPQRSTVWXZ, drawn without bias; case, dashes and spaces do not matter when it is entered.',
  },
  'E-02': {
    says: 'Wrong codes are limited per person, per network and overall, as sign-ins that begin are per network and overall, so that guessing hits nothing.',
    still: 'Whoever enters codes on our pages comes from the network of the web server.',
  },
  'E-03': {
    says: 'A device code has 256 random bits, is looked up by key, is worthless without the verifier that never leaves the computer, and stands in no address, log or error.',
  },
  'E-04': {
    says: 'The page that approves a computer names program, version, system, place and time, and asks to compare the code; approving is a POST with a click of its own, also with the whole address; denying ends it.',
  },
  'E-05': {
    says: 'Only a sign-in of the last ten minutes approves a computer; its account gets a mail; a newer request of the same program ends the one before.',
  },
  'E-06': { says: 'A desktop program is a public client: PKCE with S256 only, and no secret.' },
  'E-07': {
    says: 'Pending, too fast (5 s more, for good), denied and expired are told apart; a code is dead after its end, gives one session at most, and ends by its own time, not when the row goes.',
  },
  'E-08': {
    says: 'On one and the same computer a browser answers to the program that began, without a code.',
    waits: 'Fixed loopback addresses of the pool: see [decision 023](decisions/023-no-loopback-sign-in-yet.md).',
  },
} satisfies Record<string, Statement>;

const browsers = {
  'E-09': {
    says: 'Refresh tokens of the web stay with its server: the cookies are Secure, HttpOnly, SameSite, of one host and path.',
  },
  'E-10': { says: 'Whatever changes something needs a request of our own origin; GET changes nothing.' },
  'E-11': { says: 'The web asks the API at the one address that it was started with, never at one from a request.' },
  'E-12': {
    says: 'Every client signs in by code only, at exact addresses, and the answer belongs to the browser that asked.',
  },
  'E-13': {
    says: 'Refresh tokens rotate, have a longest life that rotation does not extend, and reuse ends all of the family; a browser holds a short-lived access token, in memory only.',
  },
  'E-14': { says: 'No token is in localStorage, sessionStorage or IndexedDB.' },
} satisfies Record<string, Statement>;

const files = {
  'E-15': {
    says: 'Names, kinds and sizes of uploads are documented, and what is over a limit is refused before its bytes move.',
  },
  'E-16': {
    says: 'A kind that the first bytes contradict is not believed: the document is kept and offered as of no known kind.',
  },
  'E-17': {
    says: 'Whatever unpacks a document limits what comes out, follows no links, and stays in its folder.',
    waits: 'Previews: nothing unpacks a document yet.',
  },
  'E-18': { says: 'A person’s quota in bytes and in documents holds when many save at once.' },
  'E-19': { says: 'Documents are served from another origin than the app, by keys that are made of ids only.' },
  'E-20': { says: 'Every name reaches the disk by Content-Disposition as the RFC has it, whatever is in it.' },
  'E-21': {
    says: 'Each save is scanned before somebody else opens it.',
    waits: 'The AWS stages: a scanner is a service of the account.',
  },
  'E-22': {
    says: 'The app and the origin of documents send headers that keep a browser from sniffing, framing and running what it should not.',
    still:
      'A script inside a PDF: the viewer of a browser, which works in no sandboxed frame, may run it; it can open a dialog there, and reaches no page and no server.',
  },
} satisfies Record<string, Statement>;

const api = {
  'E-23': { says: 'Headers by which a proxy names a person or an address count for nothing when a client sends them.' },
  'E-24': {
    says: 'Queries are limited in depth, number of resolvers and length of lists.',
    still: 'Introspection stays on: the schema is published for those who integrate Quire.',
  },
  'E-25': {
    says: 'A subscription needs the token of a session, ends with it, and is taken only from where it is allowed.',
    still: 'Origins on AWS: AppSync has no list of them; the token, which no other page has, decides.',
  },
  'E-26': {
    says: 'Sessions are named by random ids, new at each sign-in, end when idle and for good after their longest life, and people list and end their own.',
  },
  'E-27': {
    says: 'Every field denies every role that may not, in the same words for what is not theirs and what is not there; a changed right counts at once.',
  },
  'E-28': {
    says: 'Tokens of another algorithm, key, issuer, client, use or time are refused; a person is who issued and sub say, never a mail address.',
  },
  'E-29': {
    says: 'A code of a sign-in is good once and for five minutes; sessions have a longest life, and a person can end each.',
    still: 'Words of consent with scopes and lives: with clients of others.',
  },
  'E-30': {
    says: 'Every operation is one transaction: a fault after any step leaves nothing half done, and limits hold under parallel requests.',
  },
  'E-31': {
    says: 'Signed addresses are made with short-lived rights that reach no further than one bucket.',
    still: 'Rights of one person’s prefix only, tried by the policy simulator: with the connection to AWS.',
  },
  'E-32': {
    says: 'No token and no secret of a link is in an address that is logged; answers are not stored, and signing out clears the browser.',
  },
  'E-33': {
    says: 'Each sign-in, denial and change of a share or device is an audit row: who, what, when, from where.',
    waits: 'The log of accounts, and CloudTrail with the AWS stages.',
  },
  'E-34': { says: 'When a service is down, requests fail closed and in words that tell nothing of the inside.' },
} satisfies Record<string, Statement>;

const sharing = {
  'E-35': {
    says: 'After a share ends the next download is refused, and addresses already given end within 60 seconds.',
  },
  'E-36': { says: 'Links and invites tell nobody whether an address has an account.' },
  'E-37': { says: 'Signed addresses are in no pushed change and no row.' },
} satisfies Record<string, Statement>;

const operation = {
  'E-38': { says: 'No process that listens answers without credentials, nor to a page of another origin.' },
  'E-39': { says: 'The work of a request is bounded before it is done, and holds nobody else up.' },
  'E-40': { says: 'Every body at every server has a limit, and is refused before it is read.' },
  'E-41': {
    says: 'Each header that the store keeps is signed, overridden when read, or refused: what was acknowledged reads back byte for byte.',
  },
  'E-42': { says: 'All state is its owner’s to read only, whatever was there before.' },
  'E-43': { says: 'A damaged or missing file of the state is named with the way out, and takes nothing else along.' },
  'E-44': { says: 'Nothing that is undecodable, refused or failed is logged with its secret.' },
  'E-45': {
    says: 'The end of a session ends its access tokens and cookies at the next call.',
    still:
      'On AWS the pool tells nobody of a token that was revoked or used again: its access token lives to its end, a quarter of an hour at most.',
  },
  'E-46': { says: 'Every link in a mail opens what it names.' },
  'E-47': {
    says: 'Text that others see has no invisible characters and none that turn its direction; terminals get no raw control characters.',
  },
} satisfies Record<string, Statement>;

/** Statements by their source. */
export const groups: Record<string, Record<string, Statement>> = {
  'Signing in a computer (RFC 8628 and the cross-device BCP)': signingInADevice,
  'The web app (BCP for browser-based apps)': browsers,
  'Files (OWASP ASVS 5.0)': files,
  'API, sessions and operation (OWASP ASVS 5.0)': api,
  Sharing: sharing,
  'What runs, and what it keeps': operation,
};

export const statements: Record<string, Statement> = Object.assign({}, ...Object.values(groups)) as never;
