import type { ApolloCache, ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { answered } from '#client/refusal';
import type { SaveApi } from '#client/save';
import { addToList } from '~/documents/knownRows';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateUploadDocument,
  PresignUploadPartsDocument,
  UploadDocument,
  type DocumentDetailsFragment,
} from '~/graphql/generated';

export type WebSaveApi = SaveApi<DocumentDetailsFragment> & { abortUpload: (id: string) => Promise<string> };

/** The API operations of a save, through this page's client and cache. */
export function createSaveApi(client: ApolloClient): WebSaveApi {
  const mutate = async <Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => answered((await client.mutate<Data, OperationVariables>({ mutation, variables, fetchPolicy: 'no-cache' })).data);
  return {
    createUpload: async (input) => (await mutate(CreateUploadDocument, { input })).createUpload,
    presignUploadParts: async (input) => (await mutate(PresignUploadPartsDocument, { input })).presignUploadParts,
    async abortUpload(id) {
      const { abortUpload } = await mutate(AbortUploadDocument, { id });
      forgetCounts(client.cache);
      return abortUpload;
    },
    async upload(id) {
      const { data } = await client.query({ query: UploadDocument, variables: { id }, fetchPolicy: 'no-cache' });
      return answered(data).upload;
    },
    async completeUpload(input) {
      const { data } = await client.mutate({ mutation: CompleteUploadDocument, variables: { input } });
      const { completeUpload } = answered(data);
      addToList(client.cache, completeUpload);
      forgetCounts(client.cache);
      return completeUpload;
    },
  };
}

/** Makes the page fetch its usage and versions again. */
function forgetCounts(cache: ApolloCache): void {
  for (const fieldName of ['me', 'versions']) cache.evict({ id: 'ROOT_QUERY', fieldName });
}
