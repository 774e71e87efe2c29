import { Kind, Lexer, Source, TokenKind, visit, type DocumentNode, type FieldNode } from 'graphql';
import { HttpError } from './errors';
import { folding, type Fragments } from './folding';

// All ours, and a multiple of what the tools of AppSync's clients send; graphql-java, which AppSync runs, has 15,000 tokens.
const longestText = 32_768;
const mostTokens = 5_000;
const deepestNesting = 100;
const mostSelections = 1_000;
const mostComparisons = 20_000;
const longestPaths = 65_536;

const opening: string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const closing: string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** Refuses a text that costs too much to parse. Throws HttpError, or GraphQLError for what is no GraphQL. */
export function requireParsable(text: string): void {
  requireAtMost(longestText, text.length, 'characters');
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  while (lexer.advance().kind !== TokenKind.EOF) {
    const { kind } = lexer.token;
    requireAtMost(mostTokens, ++tokens, 'tokens');
    if (opening.includes(kind)) requireAtMost(deepestNesting, ++nesting, 'brackets inside each other');
    if (closing.includes(kind)) nesting -= 1;
  }
}

/** Refuses a document that costs too much to validate or to run, whatever its fields come to. Throws HttpError. */
export function requireAffordable(document: DocumentNode, fragments: Fragments): void {
  requireAtMost(mostComparisons, comparisonsOf(document), 'comparisons between fields, fragments and operations');
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    const { selections, characters } = sizeOf(definition.selectionSet, fragments);
    requireAtMost(mostSelections, selections, 'fields and fragments once all fragments are expanded');
    requireAtMost(longestPaths, characters, 'characters in the paths of its fields');
  }
}

/** Selections with every fragment expanded, and the characters of all paths as a resolver's selectionSetList has them. */
const sizeOf = folding<{ selections: number; characters: number }>({
  nothing: { selections: 0, characters: 0 },
  of: (node, inner) => {
    const length = node.kind === Kind.FIELD ? (node.alias ?? node.name).value.length + 1 : 0;
    return { selections: 1 + inner.selections, characters: length + inner.characters + length * inner.selections };
  },
  join: (sizes) =>
    sizes.reduce((sum, each) => ({
      selections: sum.selections + each.selections,
      characters: sum.characters + each.characters,
    })),
});

/** How often validation compares, at most by a small factor: fields of one name, fragments, and operations with the rest. */
function comparisonsOf(document: DocumentNode): number {
  const names = new Map<string, { count: number; weight: number }>();
  let [sets, fragments, operations, variables] = [0, 0, 0, 0];
  visit(document, {
    Field(field) {
      const name = (field.alias ?? field.name).value;
      const { count, weight } = names.get(name) ?? { count: 0, weight: 0 };
      names.set(name, { count: count + 1, weight: weight + weightOf(field) });
    },
    SelectionSet: () => void (sets += 1),
    FragmentDefinition: () => void (fragments += 1),
    OperationDefinition: () => void (operations += 1),
    Variable: () => void (variables += 1),
  });
  const ofFields = [...names.values()].reduce((sum, { count, weight }) => sum + count * weight, 0);
  return ofFields + sets * (fragments + operations) + operations * (fragments + variables);
}

/** Arguments are compared as text. */
function weightOf({ arguments: given = [] }: FieldNode): number {
  const [first, last] = [given[0]?.loc?.start ?? 0, given.at(-1)?.loc?.end ?? 0];
  return 1 + Math.ceil((last - first) / 10);
}

function requireAtMost(most: number, found: number, what: string): void {
  if (found <= most) return;
  throw new HttpError(400, 'BadRequestException', `The query is too costly: it has more than ${most} ${what}.`);
}
