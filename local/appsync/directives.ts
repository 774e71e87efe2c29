import { Kind, type ConstDirectiveNode, type GraphQLField, type GraphQLObjectType } from 'graphql';
import type { Caller, Mode } from './auth/caller';
import type { AuthSettings } from './auth/settings';

/** Who may read a field: the modes that open it, each for these groups or, with null, for everybody. */
type FieldRule = Map<Mode, string[] | null>;

const modeOf: Record<string, Mode> = {
  aws_api_key: 'API_KEY',
  aws_iam: 'AWS_IAM',
  aws_cognito_user_pools: 'AMAZON_COGNITO_USER_POOLS',
};

const directiveNames = [...Object.keys(modeOf), 'aws_oidc', 'aws_lambda', 'aws_auth'];

/** A field's own directives replace its type's; without any, the API's default mode opens it. */
export function ruleOf(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  settings: AuthSettings,
): FieldRule {
  const directives = [field.astNode, type.astNode]
    .map((node) => authDirectives(node?.directives ?? [], settings))
    .find((found) => found.length > 0);
  if (directives) return new Map<Mode, string[] | null>(directives.flatMap(grantOf));
  const { fallback, userPool } = settings;
  const isDenied = fallback === 'AMAZON_COGNITO_USER_POOLS' && userPool?.defaultAction === 'DENY';
  return new Map<Mode, null>(isDenied ? [] : [[fallback, null]]);
}

export function isAllowed(rule: FieldRule, { mode, groups }: Caller): boolean {
  const needed = rule.get(mode);
  if (needed === undefined) return false;
  return needed === null || needed.some((group) => groups.includes(group));
}

/** AppSync ignores @aws_auth, without a word, as soon as the API has a second mode. */
function authDirectives(nodes: readonly ConstDirectiveNode[], { modes }: AuthSettings): readonly ConstDirectiveNode[] {
  return nodes.filter(({ name }) => {
    if (!directiveNames.includes(name.value)) return false;
    return name.value !== 'aws_auth' || modes.size === 1;
  });
}

function grantOf(node: ConstDirectiveNode): [Mode, string[] | null][] {
  const { value: name } = node.name;
  const mode = name === 'aws_auth' ? 'AMAZON_COGNITO_USER_POOLS' : modeOf[name];
  return mode ? [[mode, groupsOf(node)]] : [];
}

function groupsOf({ arguments: given }: ConstDirectiveNode): string[] | null {
  const value = given?.find(({ name }) => name.value === 'cognito_groups')?.value;
  if (value?.kind === Kind.STRING) return [value.value];
  if (value?.kind !== Kind.LIST) return null;
  return value.values.flatMap((each) => (each.kind === Kind.STRING ? each.value : []));
}
