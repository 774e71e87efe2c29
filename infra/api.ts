import { Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AppsyncFunction,
  AuthorizationType,
  CfnApiKey,
  type CfnGraphQLApi,
  Definition,
  FieldLogLevel,
  FunctionRuntime,
  GraphqlApi,
  IntrospectionConfig,
  NoneDataSource,
  Resolver,
  UserPoolDefaultAction,
  type BaseDataSource,
} from 'aws-cdk-lib/aws-appsync';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Users } from './auth';
import { bundleResolvers, written } from './bundle';
import type { DeviceLoginTable } from './deviceLogins';
import { codeOf, fields, type SourceName, type Step } from './fields';
import { ResolverCode } from './resolverCode';
import { mergedSchema } from './schema';
import { FunctionSource, TableSource } from './sources';
import type { DocumentTable } from './table';

interface ApiProps {
  name: string;
  users: Users;
  webOrigin: string;
  documents: DocumentTable;
  deviceLogins: DeviceLoginTable;
  presign: IFunction;
  mint: IFunction;
  apiKeyExpires: Date;
}

const pipelines = Object.entries<{ noun: string; steps: Step[] }>(fields);
const steps = [...new Set(pipelines.flatMap(([, { steps }]) => steps))];

/** The GraphQL API: builds the AppSync resolvers that fields.ts lists. */
export class Api extends Construct {
  readonly api: GraphqlApi;
  readonly apiKey: CfnApiKey;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { name, users, webOrigin, documents, deviceLogins, presign, mint, apiKeyExpires } = props;
    this.api = new GraphqlApi(this, 'Api', {
      name,
      definition: Definition.fromFile(written('schema', 'schema.graphql', mergedSchema())),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: AuthorizationType.USER_POOL,
          userPoolConfig: {
            userPool: users.pool,
            appIdClientRegex: Fn.join('', [
              '^(',
              users.web.userPoolClientId,
              '|',
              users.desktop.userPoolClientId,
              ')$',
            ]),
            defaultAction: UserPoolDefaultAction.DENY,
          },
        },
      },
      environmentVariables: {
        TABLE: documents.table.tableName,
        DEVICE_LOGINS: deviceLogins.table.tableName,
        DESKTOP_CLIENT_ID: users.desktop.userPoolClientId,
        WEB_ORIGIN: webOrigin,
        FEED_EPOCH: documents.epoch,
      },
      // Integrators read the schema from the API; the standard introspection query is 13 deep.
      introspectionConfig: IntrospectionConfig.ENABLED,
      queryDepthLimit: 15,
      // Clients ask for several documents by aliased fields; each alias counts as a resolver.
      resolverCountLimit: 30,
      xrayEnabled: true,
    });
    this.openToKeysAndRoles();
    this.log();
    this.apiKey = new CfnApiKey(this, 'ApiKey', {
      apiId: this.api.apiId,
      description: `Opens the anonymous fields, of device login and of links, until ${apiKeyExpires.toISOString()}`,
      expires: apiKeyExpires.getTime() / 1000,
    });
    this.addPipelines({
      table: new TableSource(this, 'TableSource', this.api, 'table', {
        table: documents.table,
        grant: (source) => documents.grantResolvers(source),
      }),
      openedLinks: new TableSource(this, 'OpenedLinkSource', this.api, 'openedLinks', {
        table: documents.table,
        grant: (source) => documents.grantOpenedLinks(source),
      }),
      deviceLogins: new TableSource(this, 'DeviceLoginSource', this.api, 'deviceLogins', {
        table: deviceLogins.table,
        grant: (source) => deviceLogins.grantResolvers(source),
      }),
      presign: new FunctionSource(this, 'PresignSource', this.api, 'presign', presign),
      mint: new FunctionSource(this, 'MintSource', this.api, 'mint', mint),
      none: new NoneDataSource(this, 'NoneSource', { api: this.api, name: 'none' }),
    });
  }

  /** CDK's own API key expires some days after the deployment; ours expires on a fixed date. */
  private openToKeysAndRoles() {
    const api = this.api.node.defaultChild as CfnGraphQLApi;
    api.additionalAuthenticationProviders = [{ authenticationType: 'API_KEY' }, { authenticationType: 'AWS_IAM' }];
  }

  /** Not CDK's `logConfig`, which would deploy an extra Lambda function only to set the log's retention. */
  private log() {
    const group = new LogGroup(this, 'Log', {
      logGroupName: `/aws/appsync/apis/${this.api.apiId}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'LogRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
    group.grantWrite(role);
    const api = this.api.node.defaultChild as CfnGraphQLApi;
    api.logConfig = {
      cloudWatchLogsRoleArn: role.roleArn,
      fieldLogLevel: FieldLogLevel.ERROR,
      // Arguments and answers contain signed URLs, which must not be logged.
      excludeVerboseContent: true,
    };
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-ASC3',
      reason:
        'Request level logging is on; what the rule asks for besides is verbose content, which holds signed URLs.',
    });
  }

  private addPipelines(sources: Record<SourceName, BaseDataSource>) {
    const fieldCodes = pipelines.map(([field, { noun }]) => codeOf(field, noun));
    const files = bundleResolvers([...fieldCodes, ...steps.map(({ code }) => code)]);
    const runtime = FunctionRuntime.JS_1_0_0;
    const code = (name: string) => new ResolverCode(files[name] ?? name);
    const functions = new Map(
      steps.map((step) => {
        const name = step.code.replace(/\W/g, '_');
        const dataSource = sources[step.source];
        return [
          step,
          new AppsyncFunction(this, name, { api: this.api, name, dataSource, runtime, code: code(step.code) }),
        ];
      }),
    );
    for (const [field, { noun, steps }] of pipelines) {
      const [typeName = '', fieldName = ''] = field.split('.');
      const pipelineConfig = steps.flatMap((step) => functions.get(step) ?? []);
      new Resolver(this, `${typeName}${fieldName}`, {
        api: this.api,
        typeName,
        fieldName,
        pipelineConfig,
        runtime,
        code: code(codeOf(field, noun)),
      });
    }
  }
}
