import { createServer, type Server } from 'node:http';
import { JwtVerifier } from 'aws-jwt-verify';
import { createSchema, createYoga } from 'graphql-yoga';
import type { Context } from './context';
import { createDownload, document, documents } from './documents';
import { openRealtime } from './realtime';
import { sign, type Signed } from './signed';
import type { BareSettings } from './settings';
import { shareDocument, shares } from './sharing';
import { Table } from './table';
import { completeUpload, createUpload, presignUploadParts } from './uploads';

const resolvers = {
  Query: { document, documents, shares },
  Mutation: { createUpload, presignUploadParts, completeUpload, createDownload, shareDocument },
};

/** Serves the same fields as Quire, with handlers as short as possible: no policy, no limits, no pipeline. */
export async function startApi(settings: BareSettings): Promise<{ close: () => Promise<void> }> {
  const { sdl, dynamodb, apiPort, blobPort, secret } = settings;
  const table = new Table(dynamodb, settings.table);
  const userOf = callers(settings);
  const server = createServer();
  const realtime = openRealtime(server, userOf);
  const shared = {
    table,
    signed: (asked: Signed) => sign(`http://127.0.0.1:${blobPort}`, secret, asked),
    publish: realtime.publish,
  };
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: sdl,
      resolvers,
      resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    }),
    context: async ({ request }): Promise<Context> => ({
      ...shared,
      userId: await userOf(request.headers.get('authorization') ?? ''),
    }),
    logging: false,
    graphiql: false,
    landingPage: false,
    maskedErrors: false,
  });
  server.on('request', (request, response) => void yoga.handle(request, response));
  await listening(server, apiPort);
  return {
    async close() {
      realtime.close();
      server.closeAllConnections();
      server.close();
      await table.close();
    },
  };
}

/** Returns a function that verifies a token and answers with the person's id; it rejects for tokens that are not ours. */
function callers({ issuer, jwks }: BareSettings): (token: string) => Promise<string> {
  const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri: `${issuer}/jwks.json` });
  verifier.cacheJwks(jwks as never);
  return async (token) => String((await verifier.verify(token)).sub);
}

const listening = (server: Server, port: number) =>
  new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
