// Files that may pass a rule of the house, each with the reason. An entry that is no longer needed is a breach itself.

/**
 * Longer than the edges in check-sizes.mjs.
 * @type {Readonly<Record<string, string>>}
 */
export const longFiles = {}

/**
 * Readers of `process.env` beside src/config/env.ts.
 * @type {Readonly<Record<string, string>>}
 */
export const environmentReaders = {
  'src/storage/embedded/server-settings.ts': "hands PATH on to PostgreSQL's own programs; no setting of ours",
}
