import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { depthOf } from './depth';
import { HttpError } from './errors';
import { labelledRules } from './rules';

/** A query text that was parsed, and what is wrong with it. */
export type Operation = {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  definition: OperationDefinitionNode;
  depth: number;
};

export type FindOperation = (query: string, operationName: string | null) => Operation;

type Parsed = Pick<Operation, 'document' | 'errors'> & { found: Map<string | null, Operation> };

const cachedQueries = 500;
// Clients send the same few documents; a long one is likely made up for this call.
const longestCached = 32_768;
// graphql-java's own limit, so that a query full of nothing costs little.
const maxTokens = 15_000;

/** Parses and validates each query text once. Throws HttpError for what is no query at all. */
export function operationFinder(schema: GraphQLSchema, allowsIntrospection: boolean): FindOperation {
  const rules = allowsIntrospection ? labelledRules : [...labelledRules, NoSchemaIntrospectionCustomRule];
  const cache = new Map<string, Parsed>();
  const parsed = (query: string): Parsed => {
    const document = parseQuery(query);
    return { document, errors: validate(schema, document, rules), found: new Map() };
  };
  return (query, operationName) => {
    const entry = cache.get(query) ?? parsed(query);
    if (query.length <= longestCached && !cache.has(query)) {
      if (cache.size >= cachedQueries) cache.delete(cache.keys().next().value ?? '');
      cache.set(query, entry);
    }
    const operation = entry.found.get(operationName) ?? operationOf(entry, operationName);
    entry.found.set(operationName, operation);
    return operation;
  };
}

function parseQuery(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new HttpError(400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.');
  }
}

function operationOf({ document, errors }: Parsed, operationName: string | null): Operation {
  const definition = getOperationAST(document, operationName);
  if (definition) return { document, errors, definition, depth: depthOf(definition, document) };
  const message = operationName ? `Unknown operation named '${operationName}'.` : 'Missing operation name.';
  throw new HttpError(400, 'BadRequestException', message);
}

/** The fields of a selection, those of its fragments among them. */
export function fieldsOf(set: SelectionSetNode | undefined, document: DocumentNode): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return fieldsOf(node.selectionSet, document);
    return fieldsOf(fragmentOf(node.name.value, document)?.selectionSet, document);
  });
}

function fragmentOf(name: string, { definitions }: DocumentNode): FragmentDefinitionNode | undefined {
  return definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION).find((each) => each.name.value === name);
}
