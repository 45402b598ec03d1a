/**
 * Members of a command that are part of its content, by name: what else the object holds never gets
 * into a hash. A member that is undefined is no part of the content.
 */
export function members<T extends object, K extends keyof T>(
  of: T,
  ...names: readonly K[]
): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) picked[name] = of[name];
  return picked as Pick<T, K>;
}
