import type { Answer } from './line';

export const unknownFailure = 'The request processing has failed because of an unknown error, exception or failure.';

const wrongOperand = 'An operand in the update expression has an incorrect data type';

/** Messages of the engine that differ from DynamoDB's, with DynamoDB's wording. */
const own: [engine: RegExp, dynamodb: string][] = [
  [/Operands for [+-] must be numbers/, wrongOperand],
  [/list_append requires two list operands/, wrongOperand],
  [/Invalid KeyConditionExpression: partition key must use equality/, 'Query key condition not supported'],
  [
    /TransactItem must contain exactly one action/,
    'TransactItems can only contain one of Check, Put, Update or Delete',
  ],
  // DynamoDB also quotes the text nearby, which the engine does not tell.
  [/(Invalid \w+Expression: )(?:Syntax error; )?(?:Une|E)xpected .*(?:, got |: )(.+)/s, '$1Syntax error; token: "$2"'],
  [/token: "end of expression"/, 'token: "<EOF>"'],
  // The engine would print a whole request here.
  [/Value '(\[)[^\]'].*(\])' at /s, "Value '$1...$2' at "],
  [/Value '(\{)[^}'].*(\})' at /s, "Value '$1...$2' at "],
];

/** Rewords a message as DynamoDB would, without internals of the engine or a copy of the request. */
function wordsOf(status: number, message: string): string {
  if (status >= 500) return unknownFailure;
  return own.reduce((words, [engine, dynamodb]) => words.replace(engine, dynamodb), message);
}

const onFullDisk: Answer = {
  status: 503,
  text: JSON.stringify({
    __type: 'com.amazon.coral.service#ServiceUnavailable',
    message: 'The disk of this database is full, and nothing was written. Make room, then try again.',
  }),
};

/** Rewords every message in an answer's body, including the reasons of a cancelled transaction. */
export function cleaned({ status, text }: Answer): Answer {
  if (status < 400) return { status, text };
  if (status >= 500 && text.includes('disk is full')) return onFullDisk;
  const body = JSON.parse(text) as Record<string, unknown>;
  return {
    status,
    text: JSON.stringify(body, (key, value: unknown) => (isMessage(key, value) ? wordsOf(status, value) : value)),
  };
}

function isMessage(key: string, value: unknown): value is string {
  return key.toLowerCase() === 'message' && typeof value === 'string';
}
