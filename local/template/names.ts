import { createHmac } from 'node:crypto';
import type { Endpoints } from '../shared/cloud';
import type { Json } from './template';

/** What the names of resources are derived from; the same seed gives the same names at every start. */
export type World = { seed: string; stack: string; region: string; accountId: string; endpoints: Endpoints };

/** What `Ref` and `GetAtt` of a resource resolve to, and the properties that hold its name. */
export type Names = { ref: string; attributes: Record<string, string>; properties: Record<string, Json> };

type Naming = (logicalId: string, properties: Record<string, Json>, world: World) => Names;

const namings: Record<string, Naming> = {
  'AWS::DynamoDB::Table': (id, { TableName }, world) => {
    const name = text(TableName) ?? `${world.stack}-${id}`;
    const arn = arnOf(world, 'dynamodb', `table/${name}`);
    const stream = `${arn}/stream/${derived(world, id, 9)}`;
    return { ref: name, attributes: { Arn: arn, StreamArn: stream }, properties: { TableName: name } };
  },
  'AWS::S3::Bucket': (id, { BucketName }, { stack }) => {
    const name = text(BucketName) ?? `${stack}-${id}`.toLowerCase();
    return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` }, properties: { BucketName: name } };
  },
  'AWS::Cognito::UserPool': (id, _properties, world) => {
    const poolId = `${world.region}_${derived(world, id, 9)}`;
    const arn = arnOf(world, 'cognito-idp', `userpool/${poolId}`);
    return { ref: poolId, attributes: { Arn: arn, UserPoolId: poolId }, properties: { UserPoolId: poolId } };
  },
  'AWS::Cognito::UserPoolClient': (id, _properties, world) => {
    const clientId = derived(world, id, 26);
    return { ref: clientId, attributes: { ClientId: clientId }, properties: { ClientId: clientId } };
  },
  'AWS::Cognito::UserPoolDomain': (id, { Domain }) => plain(text(Domain) ?? id),
  'AWS::AppSync::GraphQLApi': (id, _properties, world) => {
    const apiId = derived(world, id, 26);
    const arn = arnOf(world, 'appsync', `apis/${apiId}`);
    const url = `${world.endpoints.graphql}/graphql`;
    return { ref: arn, attributes: { ApiId: apiId, Arn: arn, GraphQLUrl: url }, properties: { ApiId: apiId } };
  },
  'AWS::AppSync::ApiKey': (id, _properties, world) => {
    const key = `da2-${derived(world, id, 26)}`;
    return { ref: id, attributes: { ApiKey: key, ApiKeyId: key }, properties: { ApiKey: key } };
  },
  'AWS::AppSync::DataSource': (id, { Name }) => ({ ref: id, attributes: { Name: text(Name) ?? id }, properties: {} }),
  'AWS::AppSync::FunctionConfiguration': (id) => {
    return { ref: id, attributes: { FunctionId: id }, properties: { FunctionId: id } };
  },
  'AWS::Lambda::Function': (id, { FunctionName }, world) => {
    const name = text(FunctionName) ?? `${world.stack}-${id}`;
    const arn = arnOf(world, 'lambda', `function:${name}`);
    return { ref: name, attributes: { Arn: arn }, properties: { FunctionName: name, Arn: arn } };
  },
  'AWS::Events::Rule': (id, { Name }, world) => {
    const name = text(Name) ?? `${world.stack}-${id}`;
    const arn = arnOf(world, 'events', `rule/${name}`);
    return { ref: name, attributes: { Arn: arn }, properties: { Arn: arn } };
  },
};

/** Names as AWS would generate them, derived from the seed: the same after a restart, and hard to guess. */
export function namesOf(logicalId: string, type: string, properties: Record<string, Json>, world: World): Names {
  return (namings[type] ?? ((id) => plain(id)))(logicalId, properties, world);
}

const plain = (ref: string): Names => ({ ref, attributes: {}, properties: {} });

function derived({ seed }: World, logicalId: string, length: number): string {
  const digest = createHmac('sha256', seed).update(logicalId).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(0, length);
}

function arnOf({ region, accountId }: World, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

/** A name that the template states as a string; undefined if it is made of intrinsic functions. */
function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
