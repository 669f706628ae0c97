/** Condition key in lower case → its values. A key that is not there is absent from the request. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** Builds a context from condition keys in any case; a key with undefined is left out. */
export function contextOf(values: Record<string, string | readonly string[] | undefined>): RequestContext {
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) context.set(key.toLowerCase(), typeof value === "string" ? [value] : value);
  }
  return context;
}

/** Joins contexts; a later one overrides an earlier one. */
export function mergeContexts(...contexts: RequestContext[]): RequestContext {
  return new Map(contexts.flatMap((context) => [...context]));
}
