/** What a client asks, in a body or in a `start`. */
export type GraphqlRequest = { query: string; variables: Record<string, unknown>; operationName: string | null };

/** The request that a piece of JSON states; null where it states none. */
export function graphqlRequest(given: unknown): GraphqlRequest | null {
  if (typeof given !== 'object' || given === null) return null;
  const { query, variables, operationName } = given as Record<string, unknown>;
  if (typeof query !== 'string' || !isRecord(variables ?? {})) return null;
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : null,
  };
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
