import { Fn, Stack } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

interface MailProps {
  /** An address that is verified with SES, by itself or by its domain. */
  sender: string;
}

/** The address that Quire sends its own mail from; the user pool sends from its own. */
export class Mail extends Construct {
  readonly sender: string;

  constructor(scope: Construct, id: string, { sender }: MailProps) {
    super(scope, id);
    this.sender = sender;
  }

  grantSend(grantee: IGrantable) {
    const stack = Stack.of(this);
    const identities = [this.sender, Fn.select(1, Fn.split('@', this.sender))];
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: identities.map((resourceName) =>
          stack.formatArn({ service: 'ses', resource: 'identity', resourceName }),
        ),
        conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
      }),
    );
  }
}
