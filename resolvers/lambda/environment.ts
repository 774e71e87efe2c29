/** A setting that the template gives to the function. Throws by its name where it is missing. */
export function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set. The template sets it; whoever runs this by hand does.`);
}
