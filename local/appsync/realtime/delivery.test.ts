import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { eventsOf, startWorld, type World } from '../testing/realtime';
import type { Socket } from '../testing/socket';

let world: World;
let socket: Socket;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  socket = await world.connect();
});

afterEach(() => socket.ws.terminate());

/** What the subscription was told before the mark that every test ends with. */
const told = async (id = '1') => {
  await world.subscribe(socket, { query: 'subscription { onItem(id: "mark") { id } }', id: 'mark' });
  await world.put({ id: 'mark' });
  await socket.next('data', 'mark');
  return eventsOf(socket, id);
};

const putting = (selection: string, fragment = '') =>
  `mutation ($item: ItemInput) { putItem(item: $item) ${selection} } ${fragment}`;

test.each<[string, string, string, object]>([
  ['what both have selected', '{ id text }', '{ text }', { data: { onItem: { text: 't' } } }],
  ['under the subscriber’s aliases', '{ key: id }', '{ mine: id }', { data: { onItem: { mine: 'a' } } }],
  [
    'null for what the mutation has not selected',
    '{ id }',
    '{ id text }',
    { data: { onItem: { id: 'a', text: null } } },
  ],
  [
    'fields of fields',
    '{ id inner { id } inner { text } }',
    '{ inner { id text } }',
    { data: { onItem: { inner: { id: 'b', text: 'u' } } } },
  ],
  [
    'fields of the mutation’s fragments',
    '{ ...F }',
    '{ id tags __typename }',
    { data: { onItem: { id: 'a', tags: ['x', 'y'], __typename: 'Item' } } },
  ],
  [
    'an error for a required field that the mutation has not selected',
    '{ text }',
    '{ id text }',
    {
      data: { onItem: null },
      errors: [
        {
          path: ['onItem', 'id'],
          message: `Cannot return null for non-nullable type: 'ID' within parent 'Item' (/onItem/id)`,
        },
      ],
    },
  ],
])('a subscriber is told %s', async (_name, selected, wanted, payload) => {
  await world.subscribe(socket, { query: `subscription { onItem ${wanted} }` });
  const item = { id: 'a', text: 't', tags: ['x', 'y'], inner: { id: 'b', text: 'u' } };
  const fragment = selected.includes('...F') ? 'fragment F on Item { ... on Item { id } tags }' : '';
  await world.mutate(putting(selected, fragment), { item });
  await socket.next('data', '1');
  expect(eventsOf(socket)).toEqual([payload]);
});

test('every field is checked for the mode of its subscriber', async () => {
  const authorization = { Authorization: await world.pool.token() };
  await world.subscribe(socket, { query: 'subscription { onItem { id owned } }', authorization });
  await world.put({ id: 'a', owned: 'secret' });
  await socket.next('data', '1');
  expect(eventsOf(socket)).toMatchObject([
    {
      data: { onItem: { id: 'a', owned: null } },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access owned on type Item' }],
    },
  ]);
});

test('a mutation that fails is no event, and another in the same request is', async () => {
  await world.subscribe(socket, { query: 'subscription { onItem { id } }' });
  await world.mutate('mutation { failItem { id } putItem(item: { id: "a" }) { id } }');
  await world.mutate('mutation { putItem { id } }');
  await world.mutate('mutation { putItem(item: { id: "b" }) { id broken } }');
  expect(await told()).toEqual([{ data: { onItem: { id: 'a' } } }, { data: { onItem: { id: 'mark' } } }]);
});

test('a mutation of a list is one event', async () => {
  await world.subscribe(socket, { query: 'subscription { onItems { id inner { id text } } }' });
  await world.mutate(
    'mutation { putItems(items: [{ id: "a", inner: { id: "i", text: "t" } }, { id: "b" }]) { id inner { id } inner { text } } }',
  );
  await socket.next('data', '1');
  const items = [
    { id: 'a', inner: { id: 'i', text: 't' } },
    { id: 'b', inner: null },
  ];
  expect(eventsOf(socket)).toEqual([{ data: { onItems: items } }]);
});

test('the resolvers of a mutation’s fields are not asked again for a subscriber', async () => {
  await world.subscribe(socket, { query: 'subscription { onItem { id counted } }' });
  await world.mutate(putting('{ id }'), { item: { id: 'a' } });
  await world.mutate(putting('{ id counted }'), { item: { id: 'b' } });
  const counted = { data: { onItem: { id: 'b', counted: 1 } } };
  expect((await told()).slice(0, 2)).toEqual([{ data: { onItem: { id: 'a', counted: null } } }, counted]);
});

test('events come in the order of their mutations', async () => {
  await world.subscribe(socket, { query: 'subscription { onItem { id } }' });
  const ids = Array.from({ length: 100 }, (_each, index) => String(index));
  const fields = ids.map((id) => `m${id}: putItem(item: { id: "${id}" }) { id }`);
  await world.mutate(`mutation { ${fields.join(' ')} }`);
  await vi.waitFor(() => expect(eventsOf(socket)).toHaveLength(100));
  expect(eventsOf(socket)).toEqual(ids.map((id) => ({ data: { onItem: { id } } })));
});

const byText = 'subscription ($text: String) { onItem(text: $text) { id } }';

test.each<[string, { query: string; variables?: object }, string[]]>([
  ['no argument lets all pass', { query: 'subscription { onItem { id } }' }, ['a', 'b', 'none']],
  ['an argument is what the field has to be', { query: byText, variables: { text: 'x' } }, ['a']],
  ['all arguments have to be', { query: 'subscription { onItem(id: "b", text: "x") { id } }' }, []],
  ['null is a field without a value', { query: 'subscription { onItem(text: null) { id } }' }, ['none']],
  ['a variable that is null is a field without a value', { query: byText, variables: { text: null } }, ['none']],
  ['a declared variable that is not sent is a field without a value', { query: byText }, ['none']],
])('%s', async (_name, start, ids) => {
  await world.subscribe(socket, start);
  for (const item of [{ id: 'a', text: 'x' }, { id: 'b', text: 'y' }, { id: 'none' }]) await world.put(item);
  const heard = (await told()) as { data: { onItem: { id: string } } }[];
  expect(heard.map(({ data }) => data.onItem.id).filter((id) => id !== 'mark')).toEqual(ids);
});

test('an argument cannot find a field that the mutation has not selected', async () => {
  await world.subscribe(socket, { query: byText, variables: { text: 'x' } });
  await world.mutate(putting('{ id }'), { item: { id: 'a', text: 'x' } });
  expect(await told()).toEqual([]);
});
