import { expect, test } from 'vitest';
import { context, outcomeOf, step } from '../testing/step';

const documentPage = step('documents/documentPage');

const refusedWith = (type: string, nextToken: string | null) =>
  documentPage.response(context({ stash: { page: { limit: 50, nextToken } }, error: { type, message: '' } }));

test.each([
  // The type is what AppSync was seen to answer: github.com/aws-amplify/amplify-cli/issues/3411.
  ['a token that is not from this list', 'DynamoDB:UserIllegalArgumentException', 'x', 'Invalid'],
  ['a token that is none', 'InvalidNextToken', 'x', 'Invalid'],
  ['throttling on the second page', 'DynamoDB:ThrottlingException', 'x', 'Busy'],
  ['a bug of ours on the second page', 'DynamoDB:ValidationException', 'x', 'bug'],
  ['a bug of ours on the first page', 'DynamoDB:UserIllegalArgumentException', null, 'bug'],
])('%s is told as what it is', (_name, type, nextToken, expected) => {
  expect(outcomeOf(refusedWith(type, nextToken))).toBe(expected);
});
