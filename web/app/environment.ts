import { z } from 'zod';

const isOrigin = (url: string) => URL.canParse(url) && new URL(url).origin === url;
const origin = z.url().refine(isOrigin, 'must be an origin: no path, and no slash at the end');
const url = z.url({ protocol: /^https?$/ });

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  WEB_ORIGIN: origin,
  GRAPHQL_URL: url,
  REALTIME_URL: z.url({ protocol: /^wss?$/ }),
  S3_ORIGIN: origin,
  ISSUER: url,
  AUTH_URL: url,
  WEB_CLIENT_ID: z.string().min(1),
  DESKTOP_CLIENT_ID: z.string().min(1),
  API_KEY: z.string().min(1),
  SESSION_SECRET: z.string().min(32, 'must be at least 32 characters'),
  /** The server signs requests that state a visitor's address, with the credentials that AWS's own clients would find. */
  AWS_REGION: z.string().min(1),
  /** Our own edge adds it to every request, and requests without it are refused. Unset if there is no edge. */
  EDGE_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  /** The header in which the edge states the visitor's address. */
  EDGE_ADDRESS_HEADER: z.string().min(1).toLowerCase().default('cloudfront-viewer-address'),
});

export type Environment = z.infer<typeof environment>;

/** This server's settings; throws one sentence that names every variable that is missing or wrong. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = environment.safeParse(source, { error: ({ input }) => (input === undefined ? 'missing' : undefined) });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new Error(`The web server cannot start: set ${wrong.join(', ')}.`);
}
