import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mintToken } from '../../e2e/api/testing/bed';
import { fourPorts, RunningQuire } from '../../e2e/api/testing/running';
import { readPublished } from '../../local/processes/published';
import type { Side } from './side';

const expiresIn = 6 * 3600;

/** Quire as `npm start` starts it, on its own state. */
export async function startQuire(data: string, { withWeb }: { withWeb: boolean }): Promise<Side> {
  const quire = new RunningQuire({ data, port: fourPorts(), args: withWeb ? [] : ['--without-web'] });
  const { graphql, realtime, auth } = await quire.ready();
  const { TABLE: table = '' } = readPublished(data, 'environment') as { TABLE?: string };
  const { adminSecret } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { adminSecret: string };
  return {
    name: 'Quire',
    graphql,
    realtime,
    database: { endpoint: await quire.database(), table },
    async person(email) {
      const { userId, accessToken } = await mintToken(auth, adminSecret, { email, expiresIn });
      return { userId, email, accessToken };
    },
    pids: () => [quire.pid],
    async close() {
      await quire.signal('SIGTERM');
    },
  };
}
