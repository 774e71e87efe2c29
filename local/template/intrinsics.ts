import type { Json } from './template';

type JsonObject = { [key: string]: Json };

/** The values that the intrinsic functions of a template are resolved with. */
export type Scope = {
  parameters: Record<string, Json>;
  /** For each parameter without a value, the reason. */
  unset: Record<string, string>;
  mappings: Record<string, Json>;
  conditions: Record<string, Json>;
  ref(logicalId: string): string;
  attribute(logicalId: string, name: string): string;
};

type Intrinsic = (value: Json, scope: Scope) => Json | undefined;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (value, scope) => reference(asString(value), scope),
  'Fn::GetAtt': (value, scope) => {
    const [logicalId = '', ...name] = Array.isArray(value) ? value.map(asString) : asString(value).split('.');
    return scope.attribute(logicalId, name.join('.'));
  },
  'Fn::Join': (value, scope) => {
    const [separator, parts] = asList(value);
    return asList(resolve(parts, scope)).map(asString).join(asString(separator));
  },
  'Fn::Sub': (value, scope) => {
    const [text, variables] = Array.isArray(value) ? value : [value, {}];
    return substitute(asString(text), asObject(resolve(variables, scope)), scope);
  },
  'Fn::Select': (value, scope) => {
    const [index, list] = asList(value);
    return asList(resolve(list, scope))[Number(index)];
  },
  'Fn::Split': (value, scope) => {
    const [separator, text] = asList(value);
    return asString(resolve(text, scope)).split(asString(separator));
  },
  'Fn::If': (value, scope) => {
    const [condition, whenTrue, whenFalse] = asList(value);
    return resolve(isConditionMet(asString(condition), scope) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (value, scope) => {
    const [left, right] = asList(resolve(value, scope));
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (value, scope) => resolve(asList(value)[0], scope) !== true,
  'Fn::And': (value, scope) => asList(value).every((each) => resolve(each, scope) === true),
  'Fn::Or': (value, scope) => asList(value).some((each) => resolve(each, scope) === true),
  'Fn::FindInMap': (value, scope) => {
    const path = asList(resolve(value, scope)).map(asString);
    const found = path.reduce<Json | undefined>((map, key) => asObject(map ?? null)[key], scope.mappings);
    if (found === undefined) throw new Error(`The template's mappings hold no ${path.join('.')}.`);
    return found;
  },
  'Fn::Base64': (value, scope) => Buffer.from(asString(resolve(value, scope))).toString('base64'),
  Condition: (value, scope) => isConditionMet(asString(value), scope),
};

/** Resolves all intrinsic functions in a value; undefined if the result is AWS::NoValue. */
export function resolve(value: Json | undefined, scope: Scope): Json | undefined {
  if (Array.isArray(value)) return value.flatMap((each) => resolve(each, scope) ?? []);
  if (typeof value !== 'object' || value === null) return value;
  const [name = '', ...others] = Object.keys(value);
  if (others.length === 0 && isIntrinsic(name, value[name])) return call(name, value[name], scope);
  const entries = Object.entries(value).map(([key, each]) => [key, resolve(each, scope)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

export function isConditionMet(name: string, scope: Scope): boolean {
  if (!(name in scope.conditions)) throw new Error(`The template has no condition ${name}.`);
  return resolve(scope.conditions[name], scope) === true;
}

/** `Condition` is also an ordinary property of IAM statements, where it holds an object. */
function isIntrinsic(name: string, value: Json | undefined): boolean {
  return name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof value === 'string');
}

function call(name: string, value: Json | undefined, scope: Scope): Json | undefined {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new Error(`${name} is not built.`);
  return intrinsic(value ?? null, scope);
}

function reference(name: string, scope: Scope): Json | undefined {
  if (name === 'AWS::NoValue') return undefined;
  if (name in scope.unset) throw new Error(`the parameter ${name} ${scope.unset[name]}`);
  return scope.parameters[name] ?? scope.ref(name);
}

function substitute(text: string, variables: JsonObject, scope: Scope): string {
  return text.replace(/\$\{([^!}][^}]*)\}/g, (_match, name: string) => {
    if (name in variables) return asString(variables[name] ?? '');
    const [logicalId = '', ...attribute] = name.split('.');
    if (attribute.length > 0) return scope.attribute(logicalId, attribute.join('.'));
    return asString(reference(name, scope) ?? '');
  });
}

function asString(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`The template has ${JSON.stringify(value)} where a string is due.`);
}

function asList(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  throw new Error(`The template has ${JSON.stringify(value)} where a list is due.`);
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
