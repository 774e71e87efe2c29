/** Of this program, as package.json says. */
export { version } from '../../package.json';
