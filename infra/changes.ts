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

/** Brings every change into the feeds of those whom it concerns, and tells those who listen. */
export class Changes extends Construct {
  constructor(scope: Construct, id: string, { documents, api, bundle }: ChangesProps) {
    super(scope, id);
    const follower = new StreamFollower(this, 'Follower', {
      documents,
      bundle,
      filters: [changesMade],
      environment: { GRAPHQL_URL: api.graphqlUrl },
      // A change that is given up is a hole in what people were told.
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
