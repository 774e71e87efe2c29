/** A command as a page prints it, and the output that a newcomer must see. */
export type Tried = {
  command: string;
  says: RegExp;
  /** Where it is typed; in the clone by default. */
  at?: 'desk';
  /** It runs until Ctrl-C. */
  stays?: true;
  /** Extra variables: smaller figures where the printed ones take hours, or npm's settings. */
  env?: Record<string, string>;
};

const up = /Quire runs on this machine/;

/** What `npm run test:docs` types, one after the other. */
export const tried: Tried[] = [
  { command: 'npm ci && npm start', says: up, stays: true },
  { command: 'npm run --silent token -- alice@example.com --raw', says: /^ey[\w-]+\.[\w-]+\.[\w-]+$/ },
  { command: 'npx tsx e2e/saveSamples.ts', says: /version 1 .*report\.odt/ },
  { command: 'node desktop/cli/quire.mjs', says: /^Quire keeps documents/ },
  { command: 'node desktop/cli/quire.mjs --help', says: /quire COMMAND/ },
  { command: 'npm run pack', says: /quire-cli-.*\.tgz$/ },
  {
    command: 'npm install --global ./quire-cli-0.1.0.tgz',
    says: /added 1 package/,
    // Without the optional keychain, which would be downloaded, only the tarball is installed.
    env: { npm_config_offline: 'true', npm_config_omit: 'optional' },
  },
  { command: 'quire login https://quire.example.com', says: /<newcomer@example\.com>/, at: 'desk' },
  { command: 'quire save report.odt', says: /version 1/, at: 'desk' },
  { command: 'quire refresh report.odt', says: /version 1/, at: 'desk' },
  {
    command: 'quire share report.odt ada@example.com --role editor --until 2030-12-31',
    says: /ada@example\.com/,
    at: 'desk',
  },
  {
    command: 'pass show report | quire link report.odt --password-stdin --downloads 10',
    says: /http:\/\/localhost:\d+\/l\//,
    at: 'desk',
  },
  { command: 'eval "$(quire completion bash)"', says: /^$/, at: 'desk' },
  { command: 'npm run in-cloud -- npm run reconcile', says: /No drift\./ },
  { command: 'npm run in-cloud -- npm run reconcile -- --fix', says: /No drift\./ },
  { command: 'npm run codegen', says: /graphql-codegen --config codegen\.ts$/ },
  { command: 'npm run dev', says: up, stays: true },
  { command: 'npm start -- --without-web', says: up, stays: true },
  { command: 'QUIRE_TLS=1 npm start', says: up, stays: true },
];

/** Commands that take minutes even with small figures; `DOCS_ALL=1 npm run test:docs` types them, too. */
export const long: Tried[] = [
  { command: 'npm run format', says: /README\.md .*unchanged/ },
  { command: 'npm run test:changes', says: /passed/, env: { CHANGES_STEPS: '40' } },
  { command: 'npm run test:queries', says: /passed/, env: { QUERY_SHAPES: '500' } },
  { command: 'npm run test:signed', says: /passed/, env: { SIGNED_REQUESTS: '40' } },
  { command: 'npm run test:faults', says: /passed/, env: { FAULT_ROUNDS: '1' } },
];

/** Steps of `.ci/run`. */
export const ranByCI = [
  'npm ci && npm test',
  'npm ci && npm run build',
  'npm run test:e2e',
  'npm run test:model',
  'npm run test:mutation',
  'npm run test:docs',
  'npm run test:packages',
  'npm run lint',
  'npm run typecheck',
];

const needsAws = 'It asks AWS. That its words fit the template is tried beside it.';
const isPartOfCI = 'A part of what CI runs: its project and its statement are looked up.';
const isInstalled = 'The tests of the packages install it, in a project of their own.';
const measures = 'It measures for minutes, on a machine that has nothing else to do.';
const isName = 'The name of a command, without what comes after it.';

/** Commands that no test types, and why. */
export const untried: Record<string, string> = {
  'npm start': 'The newcomer starts it with the README’s own line.',
  'npm run token': isName,
  'npm test': 'CI runs it before it types what is printed.',
  'npx vitest run --project resolvers': isPartOfCI,
  'npx vitest run --project resolvers -u': isPartOfCI,
  'npx vitest run --project tests -u': isPartOfCI,
  'npx vitest run --project desktop -u': isPartOfCI,
  'npx vitest run -t E-13': isPartOfCI,
  'npm run test:e2e -- -t E-14': isPartOfCI,
  'LARGE_UPLOAD_MB=300 npm run test:e2e -- e2e/uploads.spec.ts': 'CI runs this journey with 60 MB.',
  'PHOTOGRAPHS=/tmp/photographs npm run test:e2e -- e2e/axe.spec.ts': 'CI runs these journeys without photographs.',
  'npm run bench': measures,
  'npm run bench -- --seed 100000': measures,
  'npm run bench -- --only share,download --rounds 1': measures,
  'npm run bench:start': measures,
  'npm run bench:changes': measures,
  'npx cdk bootstrap': needsAws,
  'npm run deploy': needsAws,
  'npm run deploy -- -c stage=staging --parameters WebOrigin=https://quire.example.com --parameters MailSender=no-reply@quire.example.com':
    needsAws,
  'export TABLE=… BUCKET=…': needsAws,
  'npm run reconcile': needsAws,
  'npm run reconcile -- --fix': needsAws,
  'npm install ./quire-client-0.1.0.tgz': isInstalled,
  'npm run in-cloud': isName,
  'NODE_ENV=production node --no-warnings launch.mjs web/server.ts':
    'The newcomer starts it with all that it needs, in a test of its own.',
  'export NODE_EXTRA_CA_CERTS=$PWD/.quire/tls/ca.pem': 'Likewise, before a command that needs it.',
};
