import { parseArgs } from 'node:util';
import { WrongSetting } from '../e2e/testing/wholeNumber';
import { operations } from './operations/all';

export type Settings = {
  names: string[];
  rounds: number;
  seconds: number;
  connections: number;
  /** The number of documents in the longest list. */
  documents: number;
  withWeb: boolean;
};

/** The settings from the command line. Throws one sentence if they are invalid. */
export function readSettings(args: string[]): Settings {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    args,
    options: {
      only: text(Object.keys(operations).join()),
      rounds: text('3'),
      seconds: text('5'),
      connections: text('16'),
      seed: text('100000'),
      'without-web': { type: 'boolean', default: false },
    },
  });
  const names = values.only.split(',');
  const unknown = names.find((name) => !(name in operations));
  if (unknown !== undefined) {
    throw new WrongSetting(`There is no ${unknown}: --only takes ${Object.keys(operations).join(', ')}.`);
  }
  return {
    names,
    rounds: atLeast(1, 'rounds', values.rounds),
    seconds: atLeast(1, 'seconds', values.seconds),
    connections: atLeast(1, 'connections', values.connections),
    documents: atLeast(51, 'seed', values.seed),
    withWeb: !values['without-web'],
  };
}

function atLeast(least: number, name: string, given: string): number {
  if (/^\d{1,7}$/.test(given) && Number(given) >= least) return Number(given);
  throw new WrongSetting(`--${name} is a whole number of at least ${least}, not "${given}".`);
}
