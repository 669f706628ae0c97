/** One value of a page's address: the last where there are several, empty where there is none. */
export function lastValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}
