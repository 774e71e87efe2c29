import type { Template } from './template';

/** What local/ runs, by CloudFormation type. */
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

/** What has nothing to do on one machine: rights, logs, looks and names of AWS's own. */
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

/** The types of the template that nothing here runs: named, so that nobody waits for what they would do. */
export function uncoveredTypes({ resources }: Template): string[] {
  const types = new Set(resources.map(({ type }) => type));
  return [...types].filter((type) => !run.includes(type) && !idle.includes(type)).sort();
}
