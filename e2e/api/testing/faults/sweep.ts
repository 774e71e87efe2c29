import { handler } from '../../../../resolvers/lambda/housekeeping/sweep.lambda';

/** Does what is due by the time given in ISO 8601, with the environment of a running cloud. */
await handler({ time: process.argv[2] ?? '' }, { getRemainingTimeInMillis: () => 60_000 });
