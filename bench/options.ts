import { parseArgs } from 'node:util'

export interface Options {
  readonly users: number
  /** Groups of works to run; null for all. */
  readonly only: readonly string[] | null
  /** For each side of a comparison. */
  readonly seconds: number
  /** Null for an embedded PostgreSQL of the bench's own. */
  readonly databaseUrl: string | null
  readonly jsonFile: string | null
  readonly explains: boolean
}

export const usage = `npm run bench -- [--users 100000] [--only GROUP,…] [--seconds 4] [--database URL] [--json FILE] [--explain]
groups: get, list, pages, search, create, password, sign-in, import, export, console, memory, start`

/** Throws one sentence that says what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      users: { type: 'string', default: '100000' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      database: { type: 'string' },
      json: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  })
  return {
    users: number('users', values.users, 1_000),
    only: values.only?.split(',') ?? null,
    seconds: number('seconds', values.seconds, 0.1),
    databaseUrl: values.database ?? null,
    jsonFile: values.json ?? null,
    explains: values.explain,
  }
}

function number(name: string, text: string, least: number): number {
  const value = Number(text)
  if (value >= least) return value
  throw new Error(`--${name} must be a number from ${least} on; it is ${text}.`)
}
