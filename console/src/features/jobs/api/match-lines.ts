import { call } from '../../../lib/http.ts'

export interface MatchedPerson {
  readonly userId: string
  readonly label: string
  readonly email: string | null
}

export interface MatchedLines {
  readonly matched: readonly (MatchedPerson & { readonly line: string })[]
  readonly ambiguous: readonly { readonly line: string; readonly candidates: readonly MatchedPerson[] }[]
  readonly notFound: readonly string[]
  readonly duplicates: readonly string[]
}

export const linesAtMost = 5_000

export function matchLines(lines: readonly string[]): Promise<MatchedLines> {
  return call('POST', '/users/match', { body: { lines } })
}

/** One identifier a line; of a table the first column. Empty lines say nothing. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => firstCell(line).trim())
    .filter((line) => line !== '')
}

function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)
  if (quoted?.[1] !== undefined) return quoted[1].replaceAll('""', '"')
  return line.split(/[,;\t]/, 1)[0] ?? ''
}
