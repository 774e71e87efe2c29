import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundleLambdas } from './bundle';

/** A function with its own role and log. It may only write its log and trace; constructs grant it the rest. */
export class LambdaFunction extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string, folder: string, environment: Record<string, string>, timeoutSeconds = 10) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resources that a policy could name.',
    });
    this.function = new Function(this, 'Function', {
      code: Code.fromAsset(folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.seconds(timeoutSeconds),
      environment,
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
    });
  }
}

/** Where each function's handler is, below resolvers/lambda/. */
const handlers = {
  presign: 'presign/presign',
  mint: 'mint/mint',
  ensureAccount: 'signIn/ensureAccount',
  codeMail: 'signIn/codeMail',
  housekeeping: 'housekeeping/housekeeping',
  sweep: 'housekeeping/sweep',
  delivery: 'delivery/delivery',
};

export type Bundles = Record<keyof typeof handlers, string>;

/** The folders of the bundled handlers. */
export function lambdaBundles(): Bundles {
  const folders = bundleLambdas(Object.values(handlers));
  const folderOf = (name: keyof typeof handlers) => folders[handlers[name]] ?? '';
  return {
    presign: folderOf('presign'),
    mint: folderOf('mint'),
    ensureAccount: folderOf('ensureAccount'),
    codeMail: folderOf('codeMail'),
    housekeeping: folderOf('housekeeping'),
    sweep: folderOf('sweep'),
    delivery: folderOf('delivery'),
  };
}
