/** A function of AppSync's that this runtime does not have yet: it says so by name when it is called. */
export function notBuilt(name: string): () => never {
  return () => {
    throw new Error(`${name} is not built in local/appsync.`);
  };
}
