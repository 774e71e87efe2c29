/** The version of this program, from package.json. */
export { version } from '../../package.json';

/** The version of the contract with programs. It grows when something goes or changes, not for additions. */
export const contract = 1;
