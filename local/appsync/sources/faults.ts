import { randomInt } from 'node:crypto';

const shares = ['conflict', 'throttle', 'lost'] as const;

/** Which shares of the calls to DynamoDB fail on purpose, each from 0 to 1, and the seed that decides which calls. */
export type Faults = Record<(typeof shares)[number] | 'seed', number>;

const maxSeed = 2 ** 32 - 1;

/** What QUIRE_FAULTS asks for; undefined where it is not set. */
export function readFaults(): Faults | undefined {
  return process.env.QUIRE_FAULTS ? parseFaults(process.env.QUIRE_FAULTS) : undefined;
}

/** Reads `conflict=0.1,throttle=0.05,lost=0.01,seed=42`. Throws one sentence for what is not of this form. */
export function parseFaults(text: string): Faults {
  const faults: Faults = { conflict: 0, throttle: 0, lost: 0, seed: randomInt(maxSeed + 1) };
  const given = new Set<string>();
  for (const setting of text.split(',')) {
    const [name = '', value = ''] = setting.split(/=(.*)/s);
    if (!isFault(name, faults)) throw wrong(`"${setting}" sets none of ${[...shares, 'seed'].join(', ')}.`);
    if (given.has(name)) throw wrong(`${name} is set twice.`);
    given.add(name);
    faults[name] = name === 'seed' ? seedOf(value) : shareOf(name, value);
  }
  if (shares.reduce((sum, name) => sum + faults[name], 0) > 1) throw wrong('the shares add up to more than 1.');
  return faults;
}

/** As it is written in the environment, so that a run can be repeated. */
export function printFaults(faults: Faults): string {
  return [...shares, 'seed' as const].map((name) => `${name}=${faults[name]}`).join(',');
}

function isFault(name: string, faults: Faults): name is keyof Faults {
  return Object.hasOwn(faults, name);
}

function shareOf(name: string, value: string): number {
  if (/^(0|1|0?\.\d+)$/.test(value)) return Number(value);
  throw wrong(`${name} is a share from 0 to 1 such as 0.1, not "${value}".`);
}

function seedOf(value: string): number {
  if (/^\d{1,10}$/.test(value) && Number(value) <= maxSeed) return Number(value);
  throw wrong(`seed is a whole number from 0 to ${maxSeed}, not "${value}".`);
}

function wrong(reason: string): Error {
  return new Error(`QUIRE_FAULTS is wrong: ${reason}`);
}
