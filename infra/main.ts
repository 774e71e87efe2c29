import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { quireApp } from './app';
import { UnknownStage } from './stages';

// The entry point of `cdk`: the app is checked before it is deployed.
try {
  const app = quireApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} catch (error) {
  if (!(error instanceof UnknownStage)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
