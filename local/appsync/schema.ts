import {
  buildASTSchema,
  parse,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isScalarType,
} from 'graphql';
import { awsScalars } from './scalars';

const builtIn = parse(`
  ${awsScalars.map(({ name }) => `scalar ${name}`).join('\n')}
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_oidc on OBJECT | FIELD_DEFINITION
  directive @aws_lambda on OBJECT | FIELD_DEFINITION
  directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
`);

/** The schema as AppSync runs it: with its own scalars and directives, and without the defaults that the SDL states. */
export function buildApiSchema(sdl: string): GraphQLSchema {
  const definitions: DefinitionNode[] = [...parse(sdl).definitions, ...builtIn.definitions];
  const schema = buildASTSchema(withoutDefaults({ kind: 'Document', definitions } as DocumentNode));
  for (const scalar of awsScalars) {
    const type = schema.getType(scalar.name);
    if (!isScalarType(type)) continue;
    const { serialize, parseValue, parseLiteral } = scalar;
    Object.assign(type, { serialize, parseValue, parseLiteral });
  }
  return schema;
}

function withoutDefaults(document: DocumentNode): DocumentNode {
  return visit(document, {
    InputValueDefinition: (node) => (node.defaultValue ? { ...node, defaultValue: undefined } : undefined),
  });
}
