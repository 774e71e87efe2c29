import { expect, test } from 'vitest';
import { checkOf, creationOf, deletionOf, notThere, putOf, stillThere, updateOf } from '../shared/write';
import { asSdk } from './asSdk';

const key = { pk: 'DOC#1', sk: 'DOC' };
const isFirst = { expression: '#state = :was', names: { '#state': 'state' }, values: { ':was': 'OPEN' } };

test.each([
  [creationOf(key), { Put: { TableName: 't', Item: key, ConditionExpression: 'attribute_not_exists(pk)' } }],
  [putOf({ ...key, name: 'a' }), { Put: { TableName: 't', Item: { ...key, name: 'a' } } }],
  [deletionOf(key), { Delete: { TableName: 't', Key: key } }],
  [stillThere(key), { ConditionCheck: { TableName: 't', Key: key, ConditionExpression: 'attribute_exists(pk)' } }],
  [notThere(key), { ConditionCheck: { TableName: 't', Key: key, ConditionExpression: 'attribute_not_exists(pk)' } }],
  [
    checkOf(key, isFirst),
    {
      ConditionCheck: {
        TableName: 't',
        Key: key,
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':was': 'OPEN' },
      },
    },
  ],
  [
    updateOf(key, { set: { state: 'DONE' }, add: { times: 1 } }, isFirst),
    {
      Update: {
        TableName: 't',
        Key: key,
        ConditionExpression: '#state = :was',
        UpdateExpression: 'SET #state = :new_state ADD #times :more_times',
        ExpressionAttributeNames: { '#state': 'state', '#times': 'times' },
        ExpressionAttributeValues: { ':new_state': 'DONE', ':more_times': 1, ':was': 'OPEN' },
      },
    },
  ],
  [
    updateOf(key, { remove: ['due'] }),
    {
      Update: {
        TableName: 't',
        Key: key,
        UpdateExpression: 'REMOVE #due',
        ExpressionAttributeNames: { '#due': 'due' },
      },
    },
  ],
])('on Node %o is %o', (write, expected) => {
  expect(asSdk('t', write)).toEqual(expected);
});
