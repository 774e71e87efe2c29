import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The attributes that lists show; docs/data-model.md describes the items. */
const listed = [
  'id',
  'ownerId',
  'ownerName',
  'ownerEmail',
  'name',
  'mimeType',
  'size',
  'sha256',
  'isSha256Verified',
  'version',
  'revision',
  'isReadOnly',
  'createdAt',
  'updatedAt',
  'updatedById',
  'updatedByName',
  'trashedAt',
  // Attributes of grants. DynamoDB projects at most 20 attributes, and all 20 are used.
  'role',
  'expiresAt',
  'givenById',
];

const inPartitions = (...keys: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } });

/** All rows except device logins. It outlives the stack, and can be restored to any second of the last 35 days. */
export class DocumentTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'gsi1',
      partitionKey: string('gsi1pk'),
      sortKey: string('gsi1sk'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: listed,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: string('due'),
      sortKey: string('dueAt'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }

  /** Changes when the table is restored from a backup: that makes a new table, whose stream has a new label. */
  get epoch(): string {
    return Fn.select(3, Fn.split('/', this.table.tableStreamArn ?? ''));
  }

  /** No Scan, and only the index that lists are read from. Accounts, uploads and devices cannot be deleted. */
  grantResolvers(grantee: IGrantable) {
    const { tableArn } = this.table;
    this.allow(grantee, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], tableArn);
    this.allowIn(inPartitions('DOC#*', 'EMAIL#*'), grantee, ['DeleteItem'], tableArn);
    // Resolvers query the table itself only for the rows of one document, such as versions and shares.
    this.allow(grantee, ['Query'], tableArn, `${tableArn}/index/gsi1`);
  }

  /** For visitors who are not signed in: documents and links by key, but no accounts, uploads or devices. */
  grantOpenedLinks(grantee: IGrantable) {
    const { tableArn } = this.table;
    this.allowIn(inPartitions('DOC#*', 'LINK#*'), grantee, ['BatchGetItem', 'UpdateItem'], tableArn);
    this.allowIn(inPartitions('LINK#*'), grantee, ['Query'], `${tableArn}/index/gsi1`);
  }

  grantAccounts(grantee: IGrantable) {
    const actions = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem', 'Query'];
    this.allow(grantee, actions, this.table.tableArn);
  }

  /** Reads, writes and deletes rows, and reads what is due; no Scan. */
  grantHousekeeping(grantee: IGrantable) {
    const { tableArn } = this.table;
    this.allow(grantee, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], tableArn);
    this.allow(grantee, ['Query'], tableArn, `${tableArn}/index/due`);
  }

  /** Writes feeds, and how far a change has been delivered to them. */
  grantDelivery(grantee: IGrantable) {
    this.allow(grantee, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query'], this.table.tableArn);
  }

  private allow(grantee: IGrantable, actions: string[], ...resources: string[]) {
    this.allowIn({}, grantee, actions, ...resources);
  }

  private allowIn(conditions: object, grantee: IGrantable, actions: string[], ...resources: string[]) {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources, conditions }),
    );
  }
}
