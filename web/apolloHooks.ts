import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const needsVariables = (operation: OperationDefinitionNode) =>
  operation.variableDefinitions?.some((variable) => variable.type.kind === Kind.NON_NULL_TYPE) ?? false;

function hooksOf(operation: OperationDefinitionNode): string {
  const name = pascal(operation.name?.value ?? '');
  const kind = pascal(operation.operation);
  const types = `${name}${kind}, ${name}${kind}Variables`;
  const options = `Apollo.use${kind}.Options<${types}>`;
  if (operation.operation === OperationTypeNode.MUTATION) {
    return `export const use${name}Mutation = (options?: ${options}) => Apollo.useMutation(${name}Document, options);`;
  }
  const parameter = needsVariables(operation)
    ? `options: ${options} & ({ variables: ${name}${kind}Variables } | { skip: true })`
    : `options?: ${options}`;
  const hook = `export const use${name}${kind} = (${parameter}) => Apollo.use${kind}(${name}Document, options as ${options});`;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return hook;
  const lazyOptions = `Apollo.useLazyQuery.Options<${types}>`;
  return `${hook}\nexport const use${name}LazyQuery = (options?: ${lazyOptions}) => Apollo.useLazyQuery(${name}Document, options);`;
}

/** Typed hooks (`useXQuery`, `useXLazyQuery`, `useXMutation`, `useXSubscription`) for Apollo Client 4 over typed documents. */
export const plugin: PluginFunction = (_schema, documents) => {
  const operations = documents
    .flatMap((file) => file.document?.definitions ?? [])
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION && !!node.name);
  return { prepend: ["import * as Apollo from '@apollo/client/react';"], content: operations.map(hooksOf).join('\n') };
};
