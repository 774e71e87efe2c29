import { expect, test } from 'vitest';
import { evaluate } from '../testing/evaluate';

// Most values here were recorded from AppSync's EvaluateCode.
test.each([
  [`util.dynamodb.toDynamoDB('test')`, { S: 'test' }],
  ['util.dynamodb.toDynamoDB(12345)', { N: 12345 }],
  ['util.dynamodb.toDynamoDB(true)', { BOOL: true }],
  ['util.dynamodb.toDynamoDB(null)', { NULL: null }],
  ['util.dynamodb.toString(null)', null],
  [`util.dynamodb.toString('test')`, { S: 'test' }],
  [`util.dynamodb.toStringSet(['foo', 'bar'])`, { SS: ['foo', 'bar'] }],
  ['util.dynamodb.toNumberSet([1, 23, 4.56])', { NS: [1, 23, 4.56] }],
  [`util.dynamodb.toBinary('foo')`, { B: 'foo' }],
  ['util.dynamodb.toNull()', { NULL: null }],
  [
    `util.dynamodb.toList(['foo', 123, { bar: 'baz' }])`,
    { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] },
  ],
  [`util.dynamodb.toMap({ foo: 'bar', beep: ['boop'] })`, { M: { foo: { S: 'bar' }, beep: { L: [{ S: 'boop' }] } } }],
  [`util.dynamodb.toMapValues({ foo: 'bar', baz: 1234 })`, { foo: { S: 'bar' }, baz: { N: 1234 } }],
  [`util.dynamodb.toS3Object('foo', 'bar', 'baz')`, { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz"}}' }],
  [`util.base64Encode('grün')`, 'Z3LDvG4='],
  [`util.base64Decode('Z3LDvG4=')`, 'grün'],
  [`util.urlEncode('a b&c')`, 'a+b%26c'],
  [`util.urlEncode("~!'()*-._")`, '%7E%21%27%28%29*-._'],
  [`util.urlEncode('é\\ud800')`, '%C3%A9%3F'],
  [`util.matches('\\\\p{Alpha}+', 'abC')`, true],
  [`util.matches('\\\\p{Alpha}+', 'ab1')`, false],
  [`util.matches('[\\\\p{Digit}x]+', '1x2')`, true],
  [`util.matches('\\\\P{Alnum}', '!')`, true],
  [`util.matches('\\\\p{L}+', 'éß')`, true],
  [`util.matches('[*+]+[?+]', '*+?')`, true],
  [`util.matches('(?i)abc', 'aBC')`, true],
  [`util.matches('a&&b[&c]', 'a&&b&')`, true],
  [`util.matches('[&\\\\&]+', '&&')`, true],
  [`util.matches('\\\\Aabc\\\\z', 'abc')`, true],
  [`util.http.copyHeaders({ Host: 'x', te: 'y', 'x-mine': 'z' })`, { 'x-mine': 'z' }],
  [`util.time.parseISO8601ToEpochMilliSeconds('1970-01-01T00:00:01')`, 1000],
  [`util.time.parseISO8601ToEpochMilliSeconds('1970-01-01T01:00:01+01:00')`, 1000],
  [`util.urlDecode('a+b%26c')`, 'a b&c'],
  [`util.escapeJavaScript("it's\\n<ü>")`, `it\\'s\\n<\\u00FC>`],
  [`util.matches('a*b', 'aaab')`, true],
  [`util.matches('a*b', 'xaab')`, false],
  [`util.matches('a*b', 'aabx')`, false],
  [`util.matches('a|b', 'bx')`, false],
  [`util.str.normalize('u\\u0308', 'nfc')`, 'ü'],
  ['util.math.roundNum(2.5)', 3],
  ['util.math.minVal(2, 1)', 1],
  ['util.time.epochMilliSecondsToISO8601(0)', '1970-01-01T00:00:00.000Z'],
  [`util.time.parseISO8601ToEpochMilliSeconds('1970-01-01T00:00:01Z')`, 1000],
  ['util.time.epochMilliSecondsToSeconds(1999)', 1],
])('%s', (expression, value) => {
  expect(evaluate(expression)).toEqual(value);
});

test.each([
  ['util.autoId()', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['util.autoUlid()', /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/],
  ['util.autoKsuid()', /^[0-9A-Za-z]{27}$/],
  ['util.time.nowISO8601()', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
])('%s has its form', (expression, form) => {
  expect(evaluate(expression)).toMatch(form);
});

test('ULIDs sort by the time they were made at', () => {
  const earlier = String(evaluate('util.autoUlid()')).slice(0, 10);
  expect(earlier <= String(evaluate('util.autoUlid()')).slice(0, 10)).toBe(true);
});

test.each([
  [null, 'API Key Authorization'],
  [{ userArn: 'arn' }, 'IAM Authorization'],
  [{ sub: 'u', defaultAuthStrategy: 'DENY' }, 'User Pool Authorization'],
  [{ sub: 'u' }, 'Open ID Connect Authorization'],
])('with the identity %j the auth type is %s', (identity, type) => {
  expect(evaluate('util.authType()', { identity })).toBe(type);
});

test.each([
  ['util.time.epochMilliSecondsToISO8601(NaN)', 'null is not a time.'],
  [`util.time.parseISO8601ToEpochMilliSeconds('soon')`, '"soon" is not a time.'],
  [`util.matches('a++', 'a')`, 'possessive quantifiers'],
  [`util.matches('(?x)a', 'a')`, 'the flag x'],
  [`util.matches('[a-z&&[^b]]', 'a')`, 'an intersection of classes'],
  [`util.matches('x[\\\\w&&\\\\D]+', 'xa')`, 'an intersection of classes'],
  [
    'util.transform.toElasticsearchQueryDSL({})',
    'util.transform.toElasticsearchQueryDSL is not built in local/appsync.',
  ],
  [`util.matches('(', 'a')`, 'Invalid regular expression'],
])('%s is an error', (expression, message) => {
  expect(() => evaluate(expression)).toThrow(message);
});
