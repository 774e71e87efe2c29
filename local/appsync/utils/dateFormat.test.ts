import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';
import { formatTime, parseTime } from './dateFormat';

const noon = Date.UTC(2024, 1, 3, 12, 5, 9, 7);

test.each([
  ['yyyy-MM-dd HH:mm:ss', 'UTC', '2024-02-03 12:05:09'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSX", 'UTC', '2024-02-03T12:05:09.007Z'],
  ["yyyy-MM-dd'T'HH:mm:ssXXX", 'Asia/Kolkata', '2024-02-03T17:35:09+05:30'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSSSSX", 'UTC', '2024-02-03T12:05:09.007000Z'],
  ['EEE, d MMM yyyy hh:mm a', 'UTC', 'Sat, 3 Feb 2024 12:05 PM'],
  ['EEEE d MMMM uuuu, h a', 'America/New_York', 'Saturday 3 February 2024, 7 AM'],
  ['S SS SSS', 'UTC', '0 00 007'],
  ['X XX XXX', 'America/New_York', '-05 -0500 -05:00'],
  ['X x', 'Asia/Kolkata', '+0530 +0530'],
  ['XXX xxx', 'UTC', 'Z +00:00'],
  ['d.M.yy HH:mm Z', 'America/New_York', '3.2.24 07:05 -0500'],
])('%s in %s is %s', (pattern, zone, text) => {
  expect(formatTime(noon, pattern, zone)).toBe(text);
});

test.each([
  ['2024-02-03 12:05', 'yyyy-MM-dd HH:mm', 'UTC', '2024-02-03T12:05:00.000Z'],
  ['2024-02-03 12:05', 'yyyy-MM-dd HH:mm', 'Asia/Kolkata', '2024-02-03T06:35:00.000Z'],
  ['3 Feb 2024 07:05 PM', 'd MMM yyyy hh:mm a', 'UTC', '2024-02-03T19:05:00.000Z'],
  ['3 February 24 12 AM', 'd MMMM yy h a', 'UTC', '2024-02-03T00:00:00.000Z'],
  ['2024-02-03T12:05:09.750000Z', "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX", 'UTC', '2024-02-03T12:05:09.750Z'],
  ['2024-02-03 12:05 +05', 'yyyy-MM-dd HH:mm X', 'UTC', '2024-02-03T07:05:00.000Z'],
  ['20240203120509', 'yyyyMMddHHmmss', 'UTC', '2024-02-03T12:05:09.000Z'],
  ['2024-02-03 12:05 -0500', 'yyyy-MM-dd HH:mm Z', 'Asia/Kolkata', '2024-02-03T17:05:00.000Z'],
])('%s as %s in %s is %s', (text, pattern, zone, time) => {
  expect(new Date(parseTime(text, pattern, zone)).toISOString()).toBe(time);
});

test('resolvers format and parse through util.time', () => {
  expect(evaluate(`util.time.epochMilliSecondsToFormatted(0, 'yyyy')`)).toBe('1970');
  expect(evaluate(`util.time.parseFormattedToEpochMilliSeconds('1970-01-02', 'yyyy-MM-dd')`)).toBe(86_400_000);
  expect(evaluate(`util.time.nowFormatted('yyyy-MM-dd')`)).toBe(new Date().toISOString().slice(0, 10));
});

test('a letter that is not built and a text of another form are errors', () => {
  expect(() => formatTime(noon, 'QQQ')).toThrow('The date pattern QQQ of QQQ is not built in local/appsync.');
  expect(() => parseTime('soon', 'yyyy')).toThrow('"soon" is not written as yyyy.');
});
