const { NODE_COMPILE_CACHE } = process.env

/**
 * Where Node keeps what it has compiled (scripts/testing/run-vitest.mjs), for processes that are given no other variables
 * of ours.
 */
export const compileCache: Readonly<Record<string, string>> =
  NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }
