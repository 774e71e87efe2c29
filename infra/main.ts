import { quireApp } from './app';

quireApp().synth();
