import { expect, test } from 'vitest';
import { Room } from './room';

const taken = (room: Room, address: string, count: number) =>
  Array.from({ length: count }, () => room.take(address)).filter(Boolean).length;

test('an address has room for 500 connections, and all together for 1,000 (E-40)', () => {
  const room = new Room();
  expect(taken(room, 'a', 501)).toBe(500);
  expect(taken(room, 'b', 499)).toBe(499);
  expect(taken(room, 'c', 2)).toBe(1);
  room.leave('a');
  expect(taken(room, 'c', 2)).toBe(1);
  expect(taken(room, 'a', 1)).toBe(0);
});

test('who leaves makes room for others of the same address', () => {
  const room = new Room();
  taken(room, 'a', 500);
  room.leave('a');
  expect(taken(room, 'a', 2)).toBe(1);
});
