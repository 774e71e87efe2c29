type NotBuilt = () => never;

/** A function of AppSync's that this runtime does not have yet: it says so by name when it is called. */
export function notBuilt(name: string): NotBuilt {
  return () => {
    throw new Error(`${name} is not built in local/appsync.`);
  };
}

/** The same for several functions of one owner. */
export function allNotBuilt<Name extends string>(owner: string, names: readonly Name[]): Record<Name, NotBuilt> {
  return Object.fromEntries(names.map((name) => [name, notBuilt(`${owner}.${name}`)])) as Record<Name, NotBuilt>;
}
