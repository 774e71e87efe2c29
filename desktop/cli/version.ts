/** Of this program, as package.json says. */
export { version } from '../../package.json';

/** Of what programs are told. It grows when something goes or means another thing, not when something is added. */
export const contract = 1;
