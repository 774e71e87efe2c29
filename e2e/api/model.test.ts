import { expect, test, vi } from 'vitest';
import { MeDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { Random } from './testing/model/random';
import { Walk } from './testing/model/walk';
import { wholeNumber } from '../testing/wholeNumber';

/** `npm run test:model` walks 20,000 steps, or as many as MODEL_STEPS says; MODEL_SEED repeats a run. */
const steps = wholeNumber('MODEL_STEPS', 1000);
const seed = wholeNumber('MODEL_SEED', Date.now() % 1_000_000);
const people = 8;

const bed = useBed();

test(
  `the API does what a short model does, whatever 8 people ask of it (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    const failure = new AbortController();
    const walks = Array.from({ length: people }, async (_value, index) => {
      const person = await bed.person(`walker-${index}@example.com`);
      const walk = new Walk(person, new Random(seed + index));
      await walk.go(steps / people, failure.signal).catch((error: unknown) => failure.abort(error));
      return { person, walk };
    });
    for (const { person, walk } of await Promise.all(walks)) {
      failure.signal.throwIfAborted();
      // Housekeeping frees the space of deleted documents a little later.
      await vi.waitFor(
        async () => expect((await person.get(MeDocument, {})).me.usage).toMatchObject(walk.model.usage),
        { timeout: 120_000, interval: 200 },
      );
    }
  },
);
