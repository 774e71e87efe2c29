import { Annotations, App, type AppProps } from 'aws-cdk-lib';
import { QuireStack } from './stack';
import { stageOf, type Stage } from './stages';

const renewWithinDays = 30;

/** The CDK app, for `cdk` and for programs that run its template elsewhere. */
export function quireApp(props?: AppProps): App {
  const app = new App(props);
  const stage = stageOf(app.node);
  const stack = new QuireStack(app, `Quire-${stage.name}`, {
    stage,
    description: 'Quire: a document cloud for desktop applications',
    terminationProtection: stage.isProtected,
    tags: { app: 'quire', stage: stage.name },
  });
  warnOfExpiry(stack, stage);
  return app;
}

function warnOfExpiry(stack: QuireStack, { apiKeyExpires }: Stage) {
  const days = (apiKeyExpires.getTime() - Date.now()) / 86_400_000;
  if (days > renewWithinDays) return;
  Annotations.of(stack).addWarningV2(
    'quire:api-key',
    `The API key ends ${apiKeyExpires.toISOString()}: see infra/stages.ts.`,
  );
}
