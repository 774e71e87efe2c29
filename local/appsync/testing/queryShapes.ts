/** A request of any shape, mostly none that makes sense. */
export type Shape = { query: string; variables: Record<string, unknown> };

type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a schema offers to ask for; a value of `objects` has all of `fields` again. */
type Vocabulary = { objects: string[]; leaves: string[]; argument: string; type: string; json: string };

/** Random shapes for a schema with these names: mostly small ones, and some as large as a request can be. */
export function shapesOf(random: Random, { objects, leaves, argument, type, json }: Vocabulary) {
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(list: T[]): T => list[below(list.length)] as T;
  const size = (most: number) => Math.floor(most ** random());
  const times = (count: number, write: (index: number) => string, joiner = ' ') =>
    Array.from({ length: count }, (_, index) => write(index)).join(joiner);
  const isRare = () => random() < 0.2;

  const value = (depth: number): string => {
    if (depth === 0)
      return pick(['1', '$v', '"text"', 'null', 'NAME', '9'.repeat(size(300)), `"${'x'.repeat(size(3000))}"`]);
    if (random() < 0.5) return `[${times(size(20), () => value(depth - 1))}]`;
    return `{ ${times(size(20), (index) => `${isRare() ? 'same' : `k${index}`}: ${value(depth - 1)}`)} }`;
  };
  const given = () => (isRare() ? `(${argument}: ${value(below(4))})` : '');
  const directives = () =>
    isRare() ? times(size(20), () => pick(['@skip(if: $b)', '@include(if: true)', '@none'])) : '';
  const alias = (index: number) => pick(['', '', `a${index}: `, `${'long'.repeat(size(50))}${index}: `]);
  const selection = (depth: number, width: number, fragments: number): string =>
    `{ ${times(Math.max(1, size(width)), (index) => {
      const kind = random();
      if (kind < 0.15 && fragments > 0) return `...F${below(fragments)}`;
      if (kind < 0.25 && depth > 0) return `... ${directives()} ${selection(depth - 1, width, fragments)}`;
      if (kind < 0.6 && depth > 0) {
        return `${alias(index)}${pick(objects)}${given()} ${directives()} ${selection(depth - 1, width, fragments)}`;
      }
      return `${alias(index)}${pick(isRare() ? ['nothing', ...objects] : leaves)}${given()} ${directives()}`;
    })} }`;
  const anything = (): string => {
    const fragments = size(40);
    const definitions = times(
      fragments,
      (index) => `fragment F${index} on ${type} ${selection(below(4), 8, fragments)}`,
    );
    return `query ($v: String, $b: Boolean = false) { ${pick(objects)} ${selection(below(6), 10, fragments)} } ${definitions}`;
  };

  const object = pick(objects);
  const leaf = pick(leaves);
  const doubling = (count: number, spread: (next: number) => string) =>
    `{ ${object} { ...F0 } } ${times(count, (index) => `fragment F${index} on ${type} { ${spread(index + 1)} }`)} fragment F${count} on ${type} { ${leaf} }`;
  const nested = (open: string, close: string, inner: string, count: number) =>
    open.repeat(count) + inner + close.repeat(count);
  const large: (() => string)[] = [
    () => doubling(size(2000), (next) => `...F${next} ...F${next}`),
    () => doubling(size(500), (next) => `a: ${object} { ...F${next} } b: ${object} { ...F${next} }`),
    () => doubling(size(60), (next) => times(size(20), (index) => `a${index}: ${leaf} ...F${next}`)),
    () => `{ ${object} { ${times(size(100_000), (index) => `a${index}: ${leaf}`)} } }`,
    () => `{ ${object} { ${times(size(100_000), () => leaf)} } }`,
    () =>
      `{ ${times(size(1000), (index) => `a${index}: ${object} { ${times(size(100), (inner) => `b${inner}: ${leaf}`)} }`)} }`,
    () => `{ ${nested(`${object} { `, ' }', leaf, size(50_000))} }`,
    () => `{ ${nested(`${object} { ${leaf} `, ' }', leaf, size(90))} }`,
    () => `{ ${object} { ${leaf} ${times(size(100_000), () => '@include(if: true)')} } }`,
    () => `{ ${json}(${argument}: ${nested('[', ']', '1', size(100_000))}) }`,
    () => `{ ${json}(${argument}: ${nested('{ a: ', '}', '1', size(100_000))}) }`,
    () => `{ ${json}(${argument}: [${times(size(100_000), String)}]) }`,
    () => `{ ${times(size(200), () => `${json}(${argument}: [${times(size(500), String)}])`)} }`,
    () => `query (${times(size(50_000), (index) => `$v${index}: String`)}) { ${json} }`,
    () => `query ($v: String) { ${times(size(500), (index) => `a${index}: ${json}(${argument}: $v)`)} }`,
    () => `query ($v: String) { ${json}(${argument}: [${times(size(4000), () => '$v')}]) }`,
    () => times(size(3000), (index) => `query Q${index} { ...F }`) + ` fragment F on Query { __typename }`,
    () =>
      `{ ${times(size(400), (index) => `...F${index}`)} } ${times(size(400), (index) => `fragment F${index} on Query { a${index}: __typename }`)}`,
    () => `${'# comment\n'.repeat(size(50_000))} { __typename }`,
    () => `{ ${json}(${argument}: "${'\\u00e9'.repeat(size(100_000))}") }`,
    () => `{ __schema { types { fields { type { ${times(size(400), (index) => `n${index}: name`)} } } } } }`,
    () => `{ __schema { types { ${nested('fields { type { ', ' } }', 'name', size(10))} } } }`,
    () =>
      `{ ${times(size(400), (index) => `t${index}: __type(name: "${type}") { fields { name type { name ofType { name } } } }`)} }`,
  ];
  const variables = (): Record<string, unknown> => {
    const texts = [
      'x'.repeat(size(1_000_000)),
      Array.from({ length: size(100_000) }, () => 1),
      { toString: 1 },
      null,
      7,
    ];
    return { v: pick<unknown>(texts), b: false, ...(isRare() ? { more: pick<unknown>(texts) } : {}) };
  };
  return (): Shape => ({ query: random() < 0.4 ? pick(large)() : anything(), variables: variables() });
}
