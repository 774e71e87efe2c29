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

/** Background work: one function follows the table's stream, another does on a schedule what is due. */
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
      // Most of what is given up here is done by the sweeper later.
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

/** Rows that start work: removals, new shares and new devices, of which people are told by mail. */
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

/** Everybody has been told of the deletion, so the grants, which say whom to tell, can be deleted. */
const deletionsDelivered = FilterCriteria.filter({
  eventName: ['MODIFY'],
  dynamodb: {
    Keys: { sk: { S: [{ prefix: 'CHANGE#' }] } },
    NewImage: { kind: { S: ['DELETED'] }, isDelivered: { BOOL: [true] } },
  },
});
