import { getNamedType, GraphQLError, isObjectType, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { logFault } from '../shared/fault';
import { FieldError } from './errors';

type Location = { line: number; column: number; sourceName: null };
type Path = readonly (string | number)[];

/** An error as it leaves: AppSync puts everything at its root, nothing into `extensions`. */
export type WireError = {
  path: Path | null;
  message: string;
  locations?: Location[] | null;
  data?: unknown;
  errorType?: string | null;
  errorInfo?: unknown;
};

export type Body = { data?: unknown; errors?: WireError[] };

/** A result of graphql-js in AppSync's form. */
export function bodyOf({ data, errors }: ExecutionResult, schema: GraphQLSchema, appended: WireError[]): Body {
  const all = [...(errors ?? []).map((error) => wireError(error, schema)), ...appended];
  return all.length > 0 ? { data: data ?? null, errors: all } : { data };
}

/** The operation does not hold, so that nothing of it was run. */
export function refusedBody(errors: readonly GraphQLError[]): Body {
  return { data: null, errors: errors.map(requestError) };
}

export function refusedOperation({ message, errorType }: FieldError): Body {
  return { data: null, errors: [{ path: null, message, errorType }] };
}

/** All six keys are there, whatever they hold. */
export function resolverError(error: FieldError, path: Path, locations: Location[], data: unknown): WireError {
  const { errorType, errorInfo, message } = error;
  return { path, data, errorType, errorInfo, locations, message };
}

function wireError(error: GraphQLError, schema: GraphQLSchema): WireError {
  const { path, originalError } = error;
  if (!path) return requestError(error);
  if (originalError instanceof FieldError) {
    return resolverError(originalError, path, locationsOf(error), originalError.data);
  }
  const nullField = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/.exec(error.message);
  if (nullField) return { path, message: nullMessage(schema, path, nullField) };
  if (originalError && !isOfGraphql(originalError)) return internalError(error, path);
  const message = shortened(`Can't serialize value (/${path.join('/')}) : ${error.message}`);
  return { path, locations: null, message };
}

function requestError(error: GraphQLError): WireError {
  return { path: null, locations: locationsOf(error), message: shortened(variableMessage(error.message)) };
}

// Some quote what was sent, and give the reason after it.
const longestPart = 500;

function shortened(message: string): string {
  if (message.length <= 2 * longestPart) return message;
  return `${message.slice(0, longestPart)} … ${message.slice(-longestPart)}`;
}

function variableMessage(message: string): string {
  const missing =
    /^Variable "\$(\w+)" of (?:required|non-null) type "([^"]+)" (?:was not provided|must not be null)\.$/.exec(
      message,
    );
  return missing ? `Variable '${missing[1]}' has coerced Null value for NonNull type '${missing[2]}'` : message;
}

function nullMessage(schema: GraphQLSchema, path: Path, [, parent = '', field = '']: RegExpExecArray): string {
  const type = schema.getType(parent);
  const fieldType = isObjectType(type) ? type.getFields()[field]?.type : undefined;
  const isItem = typeof path.at(-1) === 'number';
  const shown = fieldType && isItem ? getNamedType(fieldType).name : String(fieldType).replace(/!$/, '');
  return `Cannot return null for non-nullable type: '${shown}' within parent '${parent}' (/${path.join('/')})`;
}

/** A bug of this runtime, not of the resolver: what happened is for the log. */
function internalError(error: GraphQLError, path: Path): WireError {
  logFault(`The field ${path.join('.')} failed.`, error.originalError);
  const hidden = { message: 'Internal Failure', errorType: 'InternalFailure', data: null, errorInfo: null };
  return resolverError(new FieldError(hidden), path, locationsOf(error), null);
}

/** Leaf values and lists that do not fit their type are TypeErrors and GraphQLErrors of graphql-js and the scalars. */
function isOfGraphql(error: Error): boolean {
  return error instanceof GraphQLError || error instanceof TypeError;
}

function locationsOf({ locations }: Pick<GraphQLError, 'locations'>): Location[] {
  return (locations ?? []).map(({ line, column }) => ({ line, column, sourceName: null }));
}
