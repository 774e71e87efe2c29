import type { Json } from './template';

export type Parameter = { Type?: string; Default?: Json };

/** The values of a template's parameters and, for each without one, the reason as a phrase that follows its name. */
export function parametersOf(declared: Record<string, Parameter>, given: Record<string, string>) {
  const parameters: Record<string, Json> = { ...given };
  const unset: Record<string, string> = {};
  for (const [name, { Type = 'String', Default }] of Object.entries(declared)) {
    const value = given[name] ?? Default;
    if (value === undefined) unset[name] = 'has no value: give it a Default in the template.';
    else if (isReadFromSsm(Type) && !(name in given))
      unset[name] = `is read from SSM (${JSON.stringify(value)}), which is not built.`;
    else parameters[name] = isList(Type) ? listOf(value) : value;
  }
  return { parameters, unset };
}

function isReadFromSsm(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::Value');
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function listOf(value: Json): Json {
  return typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value;
}
