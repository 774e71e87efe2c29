import { whyNotRun } from '../lambda/settings';
import type { Json, Template } from './template';

/** The CloudFormation types that local/ runs. */
const run = [
  'AWS::AppSync::ApiKey',
  'AWS::AppSync::DataSource',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::GraphQLSchema',
  'AWS::AppSync::Resolver',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
];

/** Types with nothing to do on one machine: permissions, logs, branding and AWS's own names. */
const idle = [
  'AWS::CDK::Metadata',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::Cognito::UserPoolDomain',
  'AWS::CloudWatch::Alarm',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
];

/** Whether local/ runs resources of this type. */
export function isRun(type: string): boolean {
  return run.includes(type);
}

/** Properties that have an effect on AWS but none here; those for permissions, logs and branding are left out. */
const unrunProperties: Record<string, string[]> = {
  'AWS::AppSync::GraphQLApi': ['MergedApiExecutionRoleArn'],
  'AWS::AppSync::Resolver': ['CachingConfig', 'SyncConfig', 'MaxBatchSize'],
  'AWS::AppSync::FunctionConfiguration': ['SyncConfig', 'MaxBatchSize'],
  'AWS::DynamoDB::Table': ['KinesisStreamSpecification', 'ImportSourceSpecification'],
  'AWS::Lambda::Function': ['Layers', 'FileSystemConfigs', 'ImageConfig'],
  'AWS::S3::Bucket': [
    'NotificationConfiguration',
    'ObjectLockConfiguration',
    'ReplicationConfiguration',
    'WebsiteConfiguration',
  ],
};

/** Properties in the template that have no effect here, such as `CachingConfig of ItemsResolver`. */
export function uncoveredProperties({ resources }: Template): string[] {
  return resources.flatMap(({ logicalId, type, properties }) => {
    const named = (unrunProperties[type] ?? []).filter((name) => isAsked(properties[name]));
    const runtime = type === 'AWS::Lambda::Function' ? whyNotRun(properties) : undefined;
    return [...named.map((name) => `${name} of ${logicalId}`), ...(runtime ? [`${logicalId}, ${runtime}`] : [])];
  });
}

function isAsked(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** Types in the template that nothing here runs: they are reported, so that nobody waits for their effect. */
export function uncoveredTypes({ resources }: Template): string[] {
  const types = new Set(resources.map(({ type }) => type));
  return [...types].filter((type) => !run.includes(type) && !idle.includes(type)).sort();
}
