/** An environment variable that the template sets. Throws with its name if it is missing. */
export function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set. The template sets it; whoever runs this by hand does.`);
}
