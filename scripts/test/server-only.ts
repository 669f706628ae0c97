/** Stands in for the `server-only` package in tests, which run outside of a bundler. */
export {};
