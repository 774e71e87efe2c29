import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { Api } from './api';
import { Users } from './auth';
import { Changes } from './changes';
import { DeviceLoginTable } from './deviceLogins';
import { FileStore } from './files';
import { Housekeeping } from './housekeeping';
import { lambdaBundles, LambdaFunction } from './lambdas';
import type { Stage } from './stages';
import { Mail } from './mail';
import { DocumentTable } from './table';

interface QuireStackProps extends StackProps {
  stage: Stage;
}

/** All of Quire on one page, in the order of dependency. */
export class QuireStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: QuireStackProps) {
    super(scope, id, props);
    const webOrigin = new CfnParameter(this, 'WebOrigin', {
      description: 'Where the web app is served, without a slash at the end',
      default: 'http://localhost:3000',
      allowedPattern: '^(https://[^/]+|http://localhost(:[0-9]+)?)$',
    }).valueAsString;

    const mailSender = new CfnParameter(this, 'MailSender', {
      description: 'The address that mail about shares comes from, verified with SES in this region',
      allowedPattern: '^[^@ ]+@[^@ ]+$',
    }).valueAsString;

    const documents = new DocumentTable(this, 'Documents');
    const deviceLogins = new DeviceLoginTable(this, 'DeviceLogins');
    const files = new FileStore(this, 'Files', { webOrigin, noncurrentDays: stage.noncurrentDays });
    const bundles = lambdaBundles();
    const ensureAccount = new LambdaFunction(this, 'EnsureAccount', bundles.ensureAccount, {
      TABLE: documents.table.tableName,
      BYTES_QUOTA: String(stage.bytesQuota),
    });
    documents.grantAccounts(ensureAccount.function);
    const codeMail = new LambdaFunction(this, 'CodeMail', bundles.codeMail, {});
    const users = new Users(this, 'Users', {
      webOrigin,
      stage: stage.name,
      ensureAccount: ensureAccount.function,
      codeMail: codeMail.function,
    });
    // Joining an upload's parts may take 20 seconds; AppSync waits for 30.
    const presign = new LambdaFunction(this, 'Presign', bundles.presign, { BUCKET: files.bucket.bucketName }, 25);
    files.grantPresign(presign);
    const mint = new LambdaFunction(this, 'Mint', bundles.mint, {});
    const mail = new Mail(this, 'Mail', { sender: mailSender });
    new Housekeeping(this, 'Housekeeping', { documents, files, mail, webOrigin, bundles });
    const { api, apiKey } = new Api(this, 'Api', {
      name: `quire-${stage.name}`,
      users,
      webOrigin,
      documents,
      deviceLogins,
      presign: presign.function,
      mint: mint.function,
      apiKeyExpires: stage.apiKeyExpires,
    });

    new Changes(this, 'Changes', { documents, api, bundle: bundles.delivery });
    const webServer = new ManagedPolicy(this, 'WebServer', {
      description: 'For the role that the web server runs under: its word for where a visitor of a link comes from',
    });
    api.grantMutation(webServer, 'openLink');

    // The configuration of the web app and the clients; nothing here is secret.
    this.publish(stage.name, {
      client_id: users.web.userPoolClientId,
      desktop_client_id: users.desktop.userPoolClientId,
      pool_id: users.pool.userPoolId,
      auth_url: users.domain.baseUrl(),
      region: this.region,
      bucket: files.bucket.bucketName,
      api_url: api.graphqlUrl,
      api_key: apiKey.attrApiKey,
    });
    new CfnOutput(this, 'GraphqlUrl', { value: api.graphqlUrl });
    new CfnOutput(this, 'Table', { value: documents.table.tableName });
    new CfnOutput(this, 'Bucket', { value: files.bucket.bucketName });
    new CfnOutput(this, 'WebServerPolicy', { value: webServer.managedPolicyArn });
  }

  private publish(stage: string, values: Record<string, string>) {
    for (const [name, stringValue] of Object.entries(values)) {
      new StringParameter(this, `Parameter_${name}`, { parameterName: `/quire/${stage}/${name}`, stringValue });
    }
  }
}
