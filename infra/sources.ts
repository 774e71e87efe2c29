import { BackedDataSource, type GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** A table, and how to grant this source its rights. */
type Rows = { table: ITable; grant(grantee: IGrantable): void };

/** Like CDK's own, but with the table's narrow grant instead of every read and write. */
export class TableSource extends BackedDataSource {
  constructor(scope: Construct, id: string, api: GraphqlApi, name: string, rows: Rows) {
    const { tableName, env } = rows.table;
    const dynamoDbConfig = { tableName, awsRegion: env.region };
    super(scope, id, { api, name }, { type: 'AMAZON_DYNAMODB', dynamoDbConfig });
    rows.grant(this);
  }
}

/** Like CDK's own, but without the right to call other versions of the function. */
export class FunctionSource extends BackedDataSource {
  constructor(scope: Construct, id: string, api: GraphqlApi, name: string, { functionArn }: IFunction) {
    super(scope, id, { api, name }, { type: 'AWS_LAMBDA', lambdaConfig: { lambdaFunctionArn: functionArn } });
    this.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    );
  }
}
