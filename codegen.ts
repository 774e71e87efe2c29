import type { CodegenConfig } from '@graphql-codegen/cli';

const awsStrings = ['AWSDate', 'AWSTime', 'AWSDateTime', 'AWSEmail', 'AWSJSON', 'AWSURL', 'AWSPhone', 'AWSIPAddress'];
const scalars = {
  ID: 'string',
  AWSTimestamp: 'number',
  ...Object.fromEntries(awsStrings.map((name) => [name, 'string'])),
};
const common = { scalars, enumsAsTypes: true, useTypeImports: true, strictScalars: true };

const config: CodegenConfig = {
  // Its progress is a line a task; with it goes the reason of a failure, unless somebody tells it.
  silent: true,
  hooks: { onError: (reason) => console.error(reason) },
  schema: 'schema/*.graphql',
  generates: {
    'resolvers/generated/types.ts': {
      plugins: ['typescript'],
      config: { ...common, skipTypename: true, avoidOptionals: { field: true } },
    },
    'web/app/graphql/generated.ts': {
      documents: 'web/app/graphql/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node', './web/apolloHooks.ts'],
      config: common,
    },
    'client/generated.ts': {
      documents: 'client/graphql/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...common, skipTypename: true },
    },
  },
};
export default config;
