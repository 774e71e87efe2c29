import type { Cloud } from '../shared/cloud';
import type { Dynamo } from '../dynamodb/client';
import type { Functions } from '../lambda/functions';
import { resourcesOf } from '../template/template';
import { dynamodbSource } from './sources/dynamodb';
import { lambdaSource } from './sources/lambda';
import { noneSource } from './sources/none';
import { pageTokens } from './sources/pageToken';
import type { Source } from './sources/source';

type Properties = {
  Name: string;
  Type: string;
  DynamoDBConfig?: { TableName: string; Versioned?: boolean };
  LambdaConfig?: { LambdaFunctionArn: string };
};

/** The template's data sources by name. Throws one sentence for one that cannot be run here. */
export function dataSourcesOf(cloud: Cloud, dynamo: Dynamo, functions: Functions): Map<string, Source> {
  const known = new Set(resourcesOf(cloud.template, 'AWS::Lambda::Function').map(({ properties }) => properties.Arn));
  const tokens = pageTokens(cloud.adminSecret);
  const sourceOf = ({ Name, Type, DynamoDBConfig, LambdaConfig }: Properties): Source => {
    if (Type === 'NONE') return noneSource;
    if (Type === 'AWS_LAMBDA' && LambdaConfig) {
      const { LambdaFunctionArn: arn } = LambdaConfig;
      if (!known.has(arn)) throw new Error(`The data source ${Name} calls ${arn}, which the template does not hold.`);
      return lambdaSource(functions, arn);
    }
    if (Type === 'AMAZON_DYNAMODB' && DynamoDBConfig && !DynamoDBConfig.Versioned) {
      return dynamodbSource(dynamo, DynamoDBConfig.TableName, tokens);
    }
    throw new Error(`The data source ${Name} (${Type}) is not built in local/appsync.`);
  };
  return new Map(
    resourcesOf(cloud.template, 'AWS::AppSync::DataSource').map(({ properties }) => {
      const given = properties as Properties;
      return [given.Name, sourceOf(given)];
    }),
  );
}
