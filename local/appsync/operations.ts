import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { requireAffordable, requireParsable } from './cost';
import { depthOf } from './depth';
import { HttpError } from './errors';
import { innerOf, type Fragments } from './folding';
import { labelledRules } from './rules';

/** A query text that was parsed, and what is wrong with it. */
export type Operation = {
  document: DocumentNode;
  fragments: Fragments;
  errors: readonly GraphQLError[];
  definition: OperationDefinitionNode;
  depth: number;
};

export type FindOperation = (query: string, operationName: string | null) => Operation;

type Parsed = Pick<Operation, 'document' | 'fragments' | 'errors'> & { found: Map<string | null, Operation> };

// Clients send the same few documents; a parsed one takes a hundred times the room of its text.
const longestCached = 8_192;

/** Of what a caller has sent, in the words of a refusal. */
const longestQuote = 256;
const cachedCharacters = 262_144;
// Each is worded at a price.
const mostErrors = 20;

/** Parses and validates each query text once. Throws HttpError for what is no query at all, or too costly a one. */
export function operationFinder(schema: GraphQLSchema, allowsIntrospection: boolean): FindOperation {
  const rules = allowsIntrospection ? labelledRules : [...labelledRules, NoSchemaIntrospectionCustomRule];
  const cache = new Map<string, Parsed>();
  let characters = 0;
  const parsed = (query: string): Parsed => {
    const document = parseQuery(query);
    const fragments = fragmentsOf(document);
    requireAffordable(document, fragments);
    const errors = validate(schema, document, rules, { maxErrors: mostErrors });
    return { document, fragments, errors, found: new Map() };
  };
  const keep = (query: string, entry: Parsed) => {
    if (query.length > longestCached || cache.has(query)) return;
    for (const [oldest] of cache) {
      if (characters + query.length <= cachedCharacters) break;
      cache.delete(oldest);
      characters -= oldest.length;
    }
    cache.set(query, entry);
    characters += query.length;
  };
  return (query, operationName) => {
    const entry = cache.get(query) ?? parsed(query);
    keep(query, entry);
    const operation = entry.found.get(operationName) ?? operationOf(entry, operationName);
    entry.found.set(operationName, operation);
    return operation;
  };
}

function parseQuery(query: string): DocumentNode {
  try {
    requireParsable(query);
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new HttpError(400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.');
  }
}

function operationOf({ document, fragments, errors }: Parsed, operationName: string | null): Operation {
  const definition = getOperationAST(document, operationName);
  if (definition) {
    return { document, fragments, errors, definition, depth: depthOf(definition.selectionSet, fragments) };
  }
  const message = operationName
    ? `Unknown operation named '${operationName.slice(0, longestQuote)}'.`
    : 'Missing operation name.';
  throw new HttpError(400, 'BadRequestException', message);
}

/** The fields of a selection, those of its fragments among them. */
export function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    return node.kind === Kind.FIELD ? [node] : fieldsOf(innerOf(node, fragments), fragments);
  });
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments: Fragments = Object.create(null) as Fragments;
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  return fragments;
}
