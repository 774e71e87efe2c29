export { default, loader } from './auth.callback';
