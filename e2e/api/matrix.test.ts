import { beforeAll, describe, expect, test } from 'vitest';
import { fields, type Step } from '../../infra/fields';
import type { Action } from '../../resolvers/shared/can';
import { useBed } from './testing/bed';
import { makeLink, Visitor } from './testing/linking';
import { calls, type Call } from './testing/matrix/calls';
import { Original, states, type State } from './testing/matrix/original';
import { ask, Person, textFile, type Answer } from './testing/quire';

const bed = useBed();
const missing = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const past = '2020-01-01T00:00:00.000Z';

/** Each person's role on the document; null for none, or none any more. */
const roles = {
  owner: 'OWNER',
  manager: 'MANAGER',
  editor: 'EDITOR',
  viewer: 'VIEWER',
  expired: null,
  revoked: null,
  orphaned: null,
  stranger: null,
} as const;
type Who = keyof typeof roles;
const everybody = Object.keys(roles) as Who[];

const people = {} as Record<Who, Person>;
const outsiders: Record<string, Person> = {};
let original: Original;

const addressOf = (who: Who) => `${who}@example.com`;

class WithKey extends Person {
  override ask: Person['ask'] = (document, variables) =>
    ask(bed.endpoints.graphql, { 'x-api-key': bed.endpoints.apiKey }, document, variables);
}

beforeAll(async () => {
  for (const who of everybody) people[who] = await bed.person(addressOf(who));
  const { graphql } = bed.endpoints;
  const desktop = await bed.token({ email: addressOf('owner'), clientName: 'desktop' });
  outsiders.anonymous = new Person(graphql, 'nobody', '');
  outsiders['with no more than the API key'] = new WithKey(graphql, 'nobody', '');
  outsiders['an unregistered device'] = new Person(graphql, desktop.userId, desktop.accessToken);
  const given = [
    ['viewer', 'VIEWER'] as const,
    ['editor', 'EDITOR'] as const,
    ['manager', 'MANAGER'] as const,
    ['expired', 'MANAGER'] as const,
    ['revoked', 'MANAGER'] as const,
    ['orphaned', 'EDITOR'] as const,
  ].map(([who, role]) => ({ email: addressOf(who), role }));
  original = await Original.make(bed, people.owner, given, {
    [`GRANT#${people.expired.id}`]: { expiresAt: past },
    [`GRANT#${people.revoked.id}`]: 'taken away',
    [`SHARE#${addressOf('revoked')}`]: 'taken away',
    [`GRANT#${people.orphaned.id}`]: { givenById: people.revoked.id },
  });
  await bed.rows.muteStream();
});

const pipelines = Object.entries<{ noun: string; steps: Step[] }>(fields);
const ofDocuments = pipelines
  .filter(([, { steps }]) => steps.some(({ code }) => code === 'steps/giver'))
  .map(([field]) => field)
  // Subscriptions cannot be called; their deliveries are tested with changes.
  .filter((field) => !field.startsWith('Subscription.'));

test('every field that touches a document has its rows here (E-27)', () => {
  expect(Object.keys(calls).sort()).toEqual(ofDocuments.sort());
});

/** The answers to viewer, editor, manager and owner: +, or the first letter of an error. Written by hand on purpose. */
const answers: Record<Action, Record<'live' | 'read-only' | 'trashed', string>> = {
  READ: { live: '++++', 'read-only': '++++', trashed: 'NNN+' },
  SAVE: { live: 'F+++', 'read-only': 'FRRR', trashed: 'NNNC' },
  COMPLETE: { live: 'F+++', 'read-only': 'F+++', trashed: 'F+++' },
  RENAME: { live: 'F+++', 'read-only': 'FRRR', trashed: 'NNNC' },
  LOCK: { live: 'FF++', 'read-only': 'FF++', trashed: 'NNNC' },
  SHARE: { live: 'FF++', 'read-only': 'FF++', trashed: 'NNNC' },
  UNSHARE: { live: 'FF++', 'read-only': 'FF++', trashed: 'NNN+' },
  SEE_SHARES: { live: 'FF++', 'read-only': 'FF++', trashed: 'NNN+' },
  LEAVE: { live: '++++', 'read-only': '++++', trashed: 'NNN+' },
  TRASH: { live: 'FFF+', 'read-only': 'FFF+', trashed: 'NNN+' },
  RESTORE: { live: 'FFF+', 'read-only': 'FFF+', trashed: 'NNN+' },
  DELETE: { live: 'FFF+', 'read-only': 'FFF+', trashed: 'NNN+' },
};
const order = ['VIEWER', 'EDITOR', 'MANAGER', 'OWNER'];

function expected(who: Who, state: State, { action, then = 'done', thenForOwner }: Call): string {
  const role = roles[who];
  if (!role || state === 'deleted' || state === 'purged') return 'NotFound';
  const answer = answers[action][state].charAt(order.indexOf(role));
  const refusal = [...refusals, 'Conflict'].find((type) => type.startsWith(answer));
  return refusal ?? (role === 'OWNER' ? (thenForOwner ?? then) : then);
}

const refusals = ['NotFound', 'Forbidden', 'ReadOnlyDocument'];

const outcomeOf = ({ errors }: Answer<unknown>) => errors[0]?.errorType ?? (errors.length > 0 ? 'a bug' : 'done');

describe.each(Object.entries(calls))('%s', (_field, ways) => {
  test.each(states)('of a document that is %s answers each by their role (E-27)', async (state) => {
    for (const call of ways) {
      // Those who are allowed may change the document, so each gets their own copy.
      const others = await original.copy(state);
      const answers = everybody.map(async (who) => {
        const isRefused = refusals.includes(expected(who, state, call));
        const documentId = isRefused ? others : await original.copy(state);
        return [who, await call.ask(people[who], await original.target(documentId, people[who]))] as const;
      });
      const told = await Promise.all(answers);
      const outcomes = told.map(([who, answer]) => [who, call.action, outcomeOf(answer)]);
      expect(outcomes).toEqual(everybody.map((who) => [who, call.action, expected(who, state, call)]));
      // To those without access, a document looks as if it had never existed.
      for (const [who, answer] of told.filter(([, each]) => outcomeOf(each) === 'NotFound')) {
        expect(answer).toEqual(await call.ask(people[who], await original.target(missing, people[who])));
      }
    }
  });

  test('tells nobody anything who has not signed in, or on no device of theirs (E-27)', async () => {
    const documentId = await original.copy('live');
    for (const call of ways) {
      for (const [who, person] of Object.entries(outsiders)) {
        const answer = await call.ask(person, await original.target(documentId, person));
        expect([who, answer.data && Object.values(answer.data)]).toEqual([who, answer.data && [null]]);
        expect(answer.errors.map(({ errorType }) => errorType)).toEqual([expect.stringContaining('Unauthorized')]);
        expect(answer).toEqual(await call.ask(person, await original.target(missing, person)));
      }
    }
  });
});

test.each<[State, string]>([
  ['live', 'done'],
  ['read-only', 'done'],
  ['trashed', 'NotFound'],
  ['deleted', 'NotFound'],
])('a link opens a document that is %s: %s', async (state, outcome) => {
  const { id } = await people.owner.save(textFile('x', 'linked.txt'));
  const link = await makeLink(people.owner, id);
  await bed.rows.set(`DOC#${id}`, 'DOC', {
    ...{ live: {}, 'read-only': { isReadOnly: true }, trashed: { trashedAt: past }, deleted: { deletedAt: past } }[
      state as Exclude<State, 'purged'>
    ],
  });
  expect(outcomeOf(await new Visitor(bed).look(link))).toBe(outcome);
});
