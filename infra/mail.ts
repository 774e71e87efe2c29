import { Fn, Stack } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

interface MailProps {
  /** Verified with SES, itself or by its domain. */
  sender: string;
}

/** The one address that Quire's own mail comes from. What the user pool sends is the pool's. */
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
