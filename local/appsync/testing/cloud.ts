import type { Cloud } from '../../shared/cloud';
import type { Json, Resource } from '../../template/template';

/** A field's resolver by its code: one unit, or steps between a request and a response of its own. */
type FieldCode = { source?: string; code: string } | { around: string; steps: { source?: string; code: string }[] };

export type Parts = {
  sdl: string;
  api?: Record<string, Json>;
  keys?: { ApiKey: string; Expires?: number }[];
  sources?: Record<string, Json>[];
  fields?: Record<string, FieldCode>;
  endpoints?: Partial<Cloud['endpoints']>;
};

export const apiKey = 'da2-testtesttesttesttesttest';
const runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };

/** Hands its payload on: request(ctx) returns `value` as the payload, and response(ctx) returns what came back. */
export const returning = (value: string) =>
  `export const request = (ctx) => ({ payload: ${value} }); export const response = (ctx) => ctx.result;`;

/** A cloud whose template holds one API, opened by a key unless `api` says otherwise. */
export function apiCloud({
  sdl,
  api = {},
  keys = [{ ApiKey: apiKey }],
  sources = [],
  fields = {},
  endpoints,
}: Parts): Cloud {
  const resources = [
    resource('AWS::AppSync::GraphQLApi', { AuthenticationType: 'API_KEY', ...api }),
    resource('AWS::AppSync::GraphQLSchema', { Definition: sdl }),
    ...keys.map((key) => resource('AWS::AppSync::ApiKey', key)),
    resource('AWS::AppSync::DataSource', { Name: 'none', Type: 'NONE' }),
    ...sources.map((source) => resource('AWS::AppSync::DataSource', source)),
    ...Object.entries(fields).flatMap(([field, code]) => resolver(field, code)),
  ];
  const nowhere = 'http://127.0.0.1:9';
  const all = {
    web: nowhere,
    graphql: nowhere,
    realtime: nowhere,
    s3: nowhere,
    auth: nowhere,
    dynamodb: nowhere,
    signedDynamodb: nowhere,
  };
  return {
    template: { resources, assets: {} },
    endpoints: { ...all, ...endpoints },
    region: 'us-east-1',
    accountId: '000000000000',
    dataDirectory: '/nowhere',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    adminSecret: 'admin',
  };
}

export function resource(type: string, properties: Record<string, Json>): Resource {
  return { logicalId: type, type, properties };
}

function resolver(field: string, code: FieldCode): Resource[] {
  const [TypeName = '', FieldName = ''] = field.split('.');
  const names = { TypeName, FieldName, Runtime: runtime };
  if ('code' in code) {
    const { source: DataSourceName = 'none', code: Code } = code;
    return [resource('AWS::AppSync::Resolver', { ...names, Kind: 'UNIT', DataSourceName, Code })];
  }
  const ids = code.steps.map((_step, index) => `${field}.${index}`);
  const functions = code.steps.map(({ source: DataSourceName = 'none', code: Code }, index) => {
    const FunctionId = ids[index] ?? '';
    const properties = { FunctionId, Name: FunctionId, DataSourceName, Code, Runtime: runtime };
    return resource('AWS::AppSync::FunctionConfiguration', properties);
  });
  const pipeline = { ...names, Kind: 'PIPELINE', Code: code.around, PipelineConfig: { Functions: ids } };
  return [...functions, resource('AWS::AppSync::Resolver', pipeline)];
}
