/** Names that clients made up are repeated only where they look like names. */
export function shownName(name: string): string {
  return /^[A-Za-z_]\w{0,40}$/.test(name) ? name : '?';
}
