import { resourcesOf, type Resource, type Template } from '../template/template';
import { loadHandlers } from './handlers';
import type { Around, Resolver, Step } from './pipeline';
import { Sandbox } from './sandbox';
import { readBundle } from './source';
import type { Source } from './sources/source';

type Coded = { Code?: string; CodeS3Location?: string; Runtime?: { Name: string } };
type FunctionProperties = Coded & { FunctionId: string; Name: string; DataSourceName: string };
type ResolverProperties = Coded & {
  TypeName: string;
  FieldName: string;
  Kind?: 'UNIT' | 'PIPELINE';
  DataSourceName?: string;
  PipelineConfig?: { Functions: string[] };
};

type Parts = { template: Template; sources: Map<string, Source>; sandbox: Sandbox };

/** The template's resolvers by field, such as `Query.items`, with their code loaded. */
export function resolversOf(template: Template, sources: Map<string, Source>): Map<string, Resolver> {
  const { resources } = template;
  const parts = { template, sources, sandbox: new Sandbox() };
  const functions = new Map(
    resourcesOf(template, 'AWS::AppSync::FunctionConfiguration').map((resource) => {
      const properties = resource.properties as FunctionProperties;
      return [properties.FunctionId, stepOf(properties, properties.Name, parts)] as const;
    }),
  );
  const resolvers = resources.filter(({ type }) => type === 'AWS::AppSync::Resolver');
  return new Map(resolvers.map((resource) => resolverOf(resource, parts, functions)));
}

function resolverOf({ properties }: Resource, parts: Parts, functions: Map<string, Step>): [string, Resolver] {
  const given = properties as ResolverProperties;
  const field = `${given.TypeName}.${given.FieldName}`;
  if (given.Kind !== 'PIPELINE') return [field, { kind: 'unit', step: stepOf(given, field, parts) }];
  const steps = (given.PipelineConfig?.Functions ?? []).map((id) => {
    const step = functions.get(id);
    if (!step) throw new Error(`The resolver of ${field} names a function ${id}, which the template does not hold.`);
    return step;
  });
  return [field, { kind: 'pipeline', around: handlersOf(given, field, parts), steps }];
}

type Stepped = Coded & { DataSourceName?: string };

function stepOf(properties: Stepped, name: string, parts: Parts): Step {
  const source = parts.sources.get(properties.DataSourceName ?? '');
  if (!source) throw new Error(`${name} asks a data source ${properties.DataSourceName}, which the template lacks.`);
  return { ...handlersOf(properties, name, parts), source };
}

function handlersOf(properties: Coded, name: string, { template, sandbox }: Parts): Around {
  const { request, response } = loadHandlers(codeOf(properties, name, template), name, sandbox);
  if (!request) throw new Error(`The code of ${name} exports no request function.`);
  if (!response) throw new Error(`The code of ${name} exports no response function.`);
  return { request, response };
}

function codeOf({ Code, CodeS3Location, Runtime }: Coded, name: string, { assets }: Template): string {
  if (Runtime && Runtime.Name !== 'APPSYNC_JS') {
    throw new Error(`${name} wants the runtime ${Runtime.Name}; local/appsync runs APPSYNC_JS.`);
  }
  if (Code !== undefined) return Code;
  if (!CodeS3Location) throw new Error(`${name} has no APPSYNC_JS code, and local/appsync runs nothing else.`);
  const key = CodeS3Location.replace(/^s3:\/\/[^/]+\//, '');
  const file = assets[key];
  if (!file) throw new Error(`The code of ${name} (${CodeS3Location}) is not in the assembly.`);
  return readBundle(file);
}
