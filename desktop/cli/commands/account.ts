import { hostname, type } from 'node:os';
import type { DeviceLoginStart } from '../../session/signIn';
import type { Account } from '../../quireClient';
import { openBrowser } from '../browser';
import type { Told } from '../contract/answers';
import { UsageError, type Answer, type Command } from '../command';
import { version } from '../version';
import { plain } from '../terminal';
import { formatSize } from '#client/size';

/** The address of `npm start`, which listens on QUIRE_PORT. */
const local = (port = process.env.QUIRE_PORT ?? '3000') => `http://localhost:${port}`;

export const login: Command<'login'> = {
  name: 'login',
  usage: '[ADDRESS]',
  summary: 'Sign this computer in: approve it in the browser',
  options: { 'no-browser': { type: 'boolean', summary: 'Show the address only' } },
  arguments: [0, 1],
  inLines: () => true,
  examples: ['quire login https://quire.example.com', 'quire login  (the one on this machine)'],
  async run({ client, report, say, signal }, { positionals: [given], values }) {
    const origin = originOf(given ?? process.env.QUIRE_ORIGIN ?? local());
    const program = { clientName: 'Quire command line', clientVersion: version, platform: `${type()}, ${hostname()}` };
    const show = ({ userCode, verificationUri, verificationUriComplete, expiresIn }: DeviceLoginStart) => {
      say(`Your code is ${userCode}. Compare it with the one in your browser, then approve.`);
      say(`If no browser opens, go to ${verificationUri} and enter it there.`);
      if (values['no-browser'] !== true) openBrowser(verificationUriComplete);
      const expiresAt = new Date(Date.now() + expiresIn * 1000).toISOString();
      return report({ data: { userCode, verificationUri, verificationUriComplete, expiresAt }, text: '' });
    };
    return about(await client.signIn({ origin, program, show, signal }));
  },
};

export const logout: Command<'logout'> = {
  name: 'logout',
  usage: '',
  summary: 'Sign this computer out; files stay where they are',
  options: {},
  arguments: [0, 0],
  examples: ['quire logout'],
  async run({ client }) {
    const { isRevoked, web } = await client.signOut();
    const rest = `Quire could not be told: remove this computer at ${plain(web)}/devices.`;
    return { data: { isRevoked }, text: isRevoked ? 'Signed out.' : `Signed out here. ${rest}` };
  },
};

export const whoami: Command<'whoami'> = {
  name: 'whoami',
  usage: '',
  summary: 'Say who is signed in, and how much room is left',
  options: {},
  arguments: [0, 0],
  examples: ['quire whoami'],
  run: async ({ client }) => about(await client.whoami()),
};

function about({ id: userId, ...account }: Account): Answer<Told<'whoami'>> {
  const { bytesUsed, bytesReserved, bytesQuota } = account.usage;
  const room = `${formatSize(bytesUsed + bytesReserved)} of ${formatSize(bytesQuota)} used`;
  return { data: { userId, ...account }, text: `${plain(account.name)} <${plain(account.email)}>, ${room}.` };
}

function originOf(given: string): string {
  const address = given.includes('://') ? given : `https://${given}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UsageError(`${given} is not an address such as https://quire.example.com.`);
  return new URL(address).origin;
}
