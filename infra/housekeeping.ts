import { Duration, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FileStore } from './files';
import { LambdaFunction, type Bundles } from './lambdas';
import type { Mail } from './mail';
import type { DocumentTable } from './table';

export interface HousekeepingProps {
  documents: DocumentTable;
  files: FileStore;
  mail: Mail;
  webOrigin: string;
  bundles: Pick<Bundles, 'housekeeping' | 'sweep'>;
}

const timeoutSeconds = 60;

/** What happens by itself: one function follows what was written, another does what has fallen due. */
export class Housekeeping extends Construct {
  constructor(scope: Construct, id: string, props: HousekeepingProps) {
    super(scope, id);
    const { documents, files, mail, webOrigin, bundles } = props;
    const environment = { TABLE: documents.table.tableName, BUCKET: files.bucket.bucketName };
    const following = { ...environment, WEB_ORIGIN: webOrigin, MAIL_SENDER: mail.sender };
    const follower = new LambdaFunction(this, 'Follower', bundles.housekeeping, following, timeoutSeconds);
    mail.grantSend(follower.function);
    const sweeper = new LambdaFunction(this, 'Sweeper', bundles.sweep, environment, timeoutSeconds);
    for (const each of [follower, sweeper]) {
      documents.grantHousekeeping(each.function);
      files.grantRemoval(each);
    }
    // What could not be done after all retries, to be looked at; the sweeper does most of it in the end.
    const failures = new Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue itself; an event source mapping is no queue that the rule could see.',
    });
    follower.function.addEventSource(
      new DynamoEventSource(documents.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 50,
        retryAttempts: 10,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(failures),
        filters: [uploadsThatEnded, rowsToActOn, changesThatEndSomething, deletionsDelivered],
      }),
    );
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new FunctionTarget(sweeper.function)],
    });
  }
}

const uploadsThatEnded = FilterCriteria.filter({
  eventName: ['MODIFY'],
  dynamodb: {
    Keys: { sk: { S: [{ prefix: 'UPLOAD#' }] } },
    NewImage: { state: { S: ['COMPLETED', 'ABORTED', 'EXPIRED'] } },
  },
});

/** Removals are carried out, and new shares told to whom they are with. */
const rowsToActOn = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: { Keys: { sk: { S: ['REMOVAL', { prefix: 'SHARE#' }] } } },
});

const changesThatEndSomething = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: {
    Keys: { sk: { S: [{ prefix: 'CHANGE#' }] } },
    NewImage: { kind: { S: ['SAVED', 'DELETED', 'SHARED', 'UNSHARED'] } },
  },
});

/** Everybody has been told: what says whom to tell may go. */
const deletionsDelivered = FilterCriteria.filter({
  eventName: ['MODIFY'],
  dynamodb: {
    Keys: { sk: { S: [{ prefix: 'CHANGE#' }] } },
    NewImage: { kind: { S: ['DELETED'] }, isDelivered: { BOOL: [true] } },
  },
});
