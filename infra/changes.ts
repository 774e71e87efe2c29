import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { FilterCriteria } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { StreamFollower } from './streamFollower';
import type { DocumentTable } from './table';

interface ChangesProps {
  documents: DocumentTable;
  api: GraphqlApi;
  bundle: string;
}

/** Writes every change to the feeds of the people it concerns, and tells their subscribers. */
export class Changes extends Construct {
  constructor(scope: Construct, id: string, { documents, api, bundle }: ChangesProps) {
    super(scope, id);
    const follower = new StreamFollower(this, 'Follower', {
      documents,
      bundle,
      filters: [changesMade],
      environment: { GRAPHQL_URL: api.graphqlUrl },
      // If a change were given up, people would miss it in their feeds.
      retryAttempts: -1,
    });
    documents.grantDelivery(follower.function);
    api.grantMutation(follower.function, 'publishChange');
  }
}

const changesMade = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: { Keys: { pk: { S: [{ prefix: 'DOC#' }] }, sk: { S: [{ prefix: 'CHANGE#' }] } } },
});
