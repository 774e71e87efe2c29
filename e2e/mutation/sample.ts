import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../api/testing/model/random';
import { Compiler } from './compiler';
import { type Mutant, mutantsOf } from './mutants';
import { root } from './rooms';

/** `count` random mutants of the files; those that do not compile are left out. */
export function* sample(files: string[], count: number, random: Random): Generator<Mutant> {
  const compiler = new Compiler(files);
  const places = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  let taken = 0;
  for (const mutant of shuffled(places, random)) {
    if (taken === count) return;
    if (!compiler.accepts(mutant.file, mutant.text)) continue;
    taken += 1;
    yield mutant;
  }
}

function shuffled<T>(things: T[], random: Random): T[] {
  const order = things.map((thing) => ({ thing, at: random.next() }));
  return order.sort((one, other) => one.at - other.at).map(({ thing }) => thing);
}
