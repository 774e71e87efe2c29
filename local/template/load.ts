import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isConditionMet, resolve, type Scope } from './intrinsics';
import { isRun } from './coverage';
import { namesOf, type Names, type World } from './names';
import { parametersOf, type Parameter } from './parameters';
import type { Json, Template } from './template';

type Source = {
  Parameters?: Record<string, Parameter>;
  Mappings?: Record<string, Json>;
  Conditions?: Record<string, Json>;
  Resources: Record<string, Declared>;
};

type Declared = { Type: string; Properties?: Record<string, Json>; Condition?: string };

type AssetManifest = {
  files: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>;
};

/** Reads the stack `world.stack` of a cloud assembly with these parameters, as CloudFormation would. */
export function loadTemplate(assembly: string, world: World, parameters: Record<string, string>): Template {
  const source = readJson<Source>(assembly, `${world.stack}.template.json`);
  const scope = scopeOf(source, world, parameters);
  const resources = Object.entries(source.Resources).flatMap(([logicalId, declared]) => {
    const known = { logicalId, type: declared.Type };
    const { properties: names } = scope.namesOf(logicalId);
    try {
      if (declared.Condition && !isConditionMet(declared.Condition, scope.scope)) return [];
      return [{ ...known, properties: { ...propertiesOf(declared, scope.scope), ...names } }];
    } catch (error) {
      // Types that nothing here runs may use intrinsic functions that we do not know.
      if (!isRun(declared.Type)) return [{ ...known, properties: names }];
      throw new Error(`${logicalId} (${declared.Type}) cannot be run: ${messageOf(error)}`, { cause: error });
    }
  });
  return { resources, assets: assetsOf(assembly, world.stack) };
}

function scopeOf(source: Source, world: World, given: Record<string, string>) {
  const names = new Map(
    Object.entries(source.Resources).map(([logicalId, { Type, Properties }]) => {
      return [logicalId, namesOf(logicalId, Type, Properties ?? {}, world)] as const;
    }),
  );
  const requireNames = (logicalId: string): Names => {
    const found = names.get(logicalId);
    if (!found) throw new Error(`The template refers to ${logicalId}, which it does not hold.`);
    return found;
  };
  const parameters = parametersOf(source.Parameters ?? {}, given);
  const scope: Scope = {
    ...parameters,
    parameters: { ...parameters.parameters, ...pseudoParameters(world) },
    mappings: source.Mappings ?? {},
    conditions: source.Conditions ?? {},
    ref: (logicalId) => requireNames(logicalId).ref,
    attribute: (logicalId, name) => requireNames(logicalId).attributes[name] ?? `${logicalId}.${name}`,
  };
  return { scope, namesOf: requireNames };
}

function propertiesOf({ Properties = {} }: Declared, scope: Scope): Record<string, Json> {
  const resolved = Object.entries(Properties).map(([name, value]) => {
    try {
      return [name, resolve(value, scope)] as const;
    } catch (error) {
      throw new Error(`its property ${name}: ${messageOf(error)}`, { cause: error });
    }
  });
  return Object.fromEntries(resolved.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pseudoParameters({ region, accountId, stack }: World): Record<string, Json> {
  return {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/local`,
  };
}

function assetsOf(assembly: string, stack: string): Record<string, string> {
  const { files } = readJson<AssetManifest>(assembly, `${stack}.assets.json`);
  const assets = Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }) => [objectKey, join(assembly, source.path)] as const),
  );
  return Object.fromEntries(assets);
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}
