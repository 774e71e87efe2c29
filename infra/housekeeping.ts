import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FileStore } from './files';
import { LambdaFunction, type Bundles } from './lambdas';
import type { Mail } from './mail';
import { StreamFollower, timeoutSeconds } from './streamFollower';
import type { DocumentTable } from './table';

interface HousekeepingProps {
  documents: DocumentTable;
  files: FileStore;
  mail: Mail;
  webOrigin: string;
  bundles: Pick<Bundles, 'housekeeping' | 'sweep'>;
}

/** What happens by itself: one function follows what was written, another does what has fallen due. */
export class Housekeeping extends Construct {
  constructor(scope: Construct, id: string, props: HousekeepingProps) {
    super(scope, id);
    const { documents, files, mail, webOrigin, bundles } = props;
    const environment = { TABLE: documents.table.tableName, BUCKET: files.bucket.bucketName };
    const follower = new StreamFollower(this, 'Follower', {
      documents,
      bundle: bundles.housekeeping,
      environment: { ...environment, WEB_ORIGIN: webOrigin, MAIL_SENDER: mail.sender },
      filters: [uploadsThatEnded, rowsToActOn, changesThatEndSomething, deletionsDelivered],
      // The sweeper does most of it in the end.
      retryAttempts: 10,
    });
    mail.grantSend(follower.function);
    const sweeper = new LambdaFunction(this, 'Sweeper', bundles.sweep, environment, timeoutSeconds);
    for (const each of [follower, sweeper]) {
      documents.grantHousekeeping(each.function);
      files.grantRemoval(each);
    }
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

/** Removals are carried out, new shares told to whom they are with, and new devices to whom they are signed in as. */
const rowsToActOn = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: { Keys: { sk: { S: ['REMOVAL', { prefix: 'SHARE#' }, { prefix: 'DEVICE#' }] } } },
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
