import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { LambdaFunction } from './lambdas';
import type { DocumentTable } from './table';

interface StreamFollowerProps {
  documents: DocumentTable;
  bundle: string;
  environment: Record<string, string>;
  /** At most five: Lambda's limit. DynamoDB allows two followers of one stream. */
  filters: Record<string, unknown>[];
  /** -1 retries as long as the stream keeps a record, which is a day. */
  retryAttempts: number;
}

export const timeoutSeconds = 60;

/** A function that follows the table's stream. Records it gives up on go to a queue, where people can look at them. */
export class StreamFollower extends LambdaFunction {
  constructor(scope: Construct, id: string, props: StreamFollowerProps) {
    const { documents, bundle, environment, filters, retryAttempts } = props;
    super(scope, id, bundle, { TABLE: documents.table.tableName, ...environment }, timeoutSeconds);
    const failures = new Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself; an event source mapping is no queue that the rule could see.',
    });
    this.function.addEventSource(
      new DynamoEventSource(documents.table, {
        filters,
        retryAttempts,
        onFailure: new SqsDlq(failures),
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 50,
        reportBatchItemFailures: true,
      }),
    );
    new Alarm(this, 'Behind', {
      alarmDescription: 'This follower is five minutes behind what was written',
      metric: this.function.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      threshold: Duration.minutes(5).toMilliseconds(),
      evaluationPeriods: 3,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
