import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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

const query = 'subscription ($filter: AWSJSON) { onFiltered(filter: $filter) { id } }';

const filtered = (...filters: object[]) => ({
  query,
  variables: { filter: JSON.stringify({ filterGroup: [{ filters }] }) },
});

test('a filter of the resolver’s stands in the place of the arguments', async () => {
  await world.subscribe(socket, filtered({ fieldName: 'inner.id', operator: 'in', value: ['x', 'y'] }));
  for (const id of ['w', 'x', 'z', 'y']) await world.put({ id, inner: { id } });
  await socket.next('data', '1');
  await world.subscribe(socket, { query: 'subscription { onItem { id } }', id: 'after' });
  await world.put({ id: 'after' });
  await socket.next('data', 'after');
  expect(eventsOf(socket)).toEqual([{ data: { onFiltered: { id: 'x' } } }, { data: { onFiltered: { id: 'y' } } }]);
});

test('a filter finds what the subscriber does not select', async () => {
  await world.subscribe(socket, filtered({ fieldName: 'owned', operator: 'eq', value: 'me' }));
  await world.put({ id: 'a', owned: 'me' });
  expect(await socket.next('data', '1')).toMatchObject({ payload: { data: { onFiltered: { id: 'a' } } } });
});

test('a filter that AppSync does not take is an error of the start, in its words', async () => {
  world.start(socket, filtered({ fieldName: 'size', operator: 'in', value: [1, 2, 3, 4, 5, 6] }));
  expect(await socket.next('error', '1')).toEqual({
    type: 'error',
    id: '1',
    payload: { errors: [{ message: 'subscription exceeds maximum value limit 5 for operator `in`.', errorCode: 400 }] },
  });
});

const member = (group: string) => ({ query: `subscription { onMember(group: "${group}") { id } }`, id: group });
const remove = 'mutation ($group: String, $times: Int) { removeMember(group: $group, times: $times) }';

test('a mutation ends the subscriptions that it invalidates, and no others', async () => {
  for (const group of ['red', 'blue']) await world.subscribe(socket, member(group));
  expect(await world.mutate(remove, { group: 'red' })).toEqual({ data: { removeMember: 'red' } });
  expect(await socket.next('complete')).toEqual({ type: 'complete', id: 'red' });
  for (const text of ['red', 'blue']) await world.put({ id: text, text });
  await socket.next('data', 'blue');
  expect([eventsOf(socket, 'red'), eventsOf(socket, 'blue')]).toEqual([[], [{ data: { onMember: { id: 'blue' } } }]]);
});

test('a request invalidates five times at most', async () => {
  await world.subscribe(socket, member('red'));
  expect(await world.mutate(remove, { group: 'blue', times: 5 })).toEqual({ data: { removeMember: 'blue' } });
  const body = await world.mutate(remove, { group: 'red', times: 6 });
  expect(body).toMatchObject({ data: { removeMember: null }, errors: [{ errorType: 'LimitExceededError' }] });
  await world.put({ id: 'a', text: 'red' });
  await socket.next('data', 'red');
});
