/**
 * One argument for a POSIX shell. Anything but plain characters is put in single quotes, in which nothing has a
 * meaning but the single quote itself.
 */
export function quoteForShell(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
