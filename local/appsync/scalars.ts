import { isIP } from 'node:net';
import { GraphQLScalarType, Kind, valueFromASTUntyped, type GraphQLScalarSerializer } from 'graphql';
import { jsonOf } from '../shared/json';

type Test = (value: unknown) => boolean;

const zone = '(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)';
const day = '-?\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const clock = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?';

/** True for text of this form whose date, if it has one, is in the calendar. */
const written = (pattern: string): Test => {
  const form = new RegExp(`^${pattern}$`);
  return (value) => typeof value === 'string' && form.test(value) && isInCalendar(value);
};

const dayForm = new RegExp(`^${day}`);

function isInCalendar(text: string): boolean {
  const date = dayForm.exec(text)?.[0];
  const day = Number(date?.slice(-2) ?? 0);
  return day <= 28 || new Date(`${date}T00:00:00Z`).getUTCDate() === day;
}

const isUrl: Test = (value) => typeof value === 'string' && URL.canParse(value);
const isAddress: Test = (value) => {
  const [address = '', prefix, ...rest] = String(value).split('/');
  if (typeof value !== 'string' || isIP(address) === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= (isIP(address) === 4 ? 32 : 128));
};

const tests: Record<string, Test> = {
  AWSDate: written(`${day}${zone}?`),
  AWSTime: written(`${clock}${zone}?`),
  AWSDateTime: written(`${day}T${clock}${zone}`),
  AWSTimestamp: (value) => Number.isInteger(value),
  AWSEmail: written('[^\\s@]+@[^\\s@]+\\.[^\\s@]+'),
  AWSURL: isUrl,
  AWSPhone: written('\\+?[0-9][0-9 ()-]{2,}'),
  AWSIPAddress: isAddress,
};

/** AppSync's own scalars. Input of another form is refused, and output too. */
export const awsScalars: GraphQLScalarType[] = [
  ...Object.entries(tests).map(([name, test]) => scalar(name, test)),
  new GraphQLScalarType({
    name: 'AWSJSON',
    // Resolvers see the value; on the wire it is text.
    serialize: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parseValue: parseJson,
    parseLiteral: (node) => parseJson(valueFromASTUntyped(node)),
  }),
];

function scalar(name: string, test: Test): GraphQLScalarType {
  const serialize: GraphQLScalarSerializer<unknown> = (value) => {
    if (test(value)) return value;
    throw new TypeError(`Unable to serialize \`${String(value)}\` as a valid ${name} Object.`);
  };
  const parse = (value: unknown) => {
    if (test(value)) return value;
    throw new TypeError(`Unable to parse \`${String(value)}\` as a valid ${name} Object.`);
  };
  return new GraphQLScalarType({
    name,
    serialize,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.INT ? Number(node.value) : valueFromASTUntyped(node)),
  });
}

function parseJson(value: unknown): unknown {
  const parsed = jsonOf(String(value));
  if (parsed === undefined) throw new TypeError(`Unable to parse \`${String(value)}\` as valid JSON.`);
  return parsed;
}
