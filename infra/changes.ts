import { Duration, Validations } from 'aws-cdk-lib';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { LambdaFunction } from './lambdas';
import type { DocumentTable } from './table';

export interface ChangesProps {
  documents: DocumentTable;
  api: GraphqlApi;
  bundle: string;
}

const timeoutSeconds = 60;

/** Brings every change into the feeds of those whom it concerns, and tells those who listen. */
export class Changes extends Construct {
  constructor(scope: Construct, id: string, { documents, api, bundle }: ChangesProps) {
    super(scope, id);
    const environment = { TABLE: documents.table.tableName, GRAPHQL_URL: api.graphqlUrl };
    const follower = new LambdaFunction(this, 'Follower', bundle, environment, timeoutSeconds);
    documents.grantDelivery(follower.function);
    api.grantMutation(follower.function, 'publishChange');
    const failures = new Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself; an event source mapping is no queue that the rule could see.',
    });
    follower.function.addEventSource(
      new DynamoEventSource(documents.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 50,
        // A change that is given up is a hole in what people were told: it is tried for a day, as long as the stream keeps it.
        retryAttempts: -1,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(failures),
        filters: [changesMade],
      }),
    );
  }
}

const changesMade = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: { Keys: { pk: { S: [{ prefix: 'DOC#' }] }, sk: { S: [{ prefix: 'CHANGE#' }] } } },
});
