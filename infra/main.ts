import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { quireApp } from './app';

// What `cdk` runs: the app, checked before it goes anywhere.
const app = quireApp();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
