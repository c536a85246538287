// A list of leaked passwords as they are handed out: SHA-1 hashes in ascending order, each with how often it was seen.
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ListForm {
  readonly lineEnd?: string
  /** The last line without its end. */
  readonly isCutShort?: boolean
}

/** The path of a new file that lists these passwords. */
export function leakedList(passwords: readonly string[], form: ListForm = {}): string {
  const file = join(mkdtempSync(join(tmpdir(), 'rollcall-leaks-')), 'leaked.txt')
  writeLeakedList(file, passwords, form)
  return file
}

export function writeLeakedList(
  file: string,
  passwords: readonly string[],
  { lineEnd = '\n', isCutShort = false }: ListForm = {},
): void {
  const lines = passwords
    .map(sha1)
    .sort()
    .map((hash, place) => `${hash}:${10 ** (place % 7)}`)
  writeFileSync(file, lines.join(lineEnd) + (isCutShort ? '' : lineEnd))
}

export function sha1(password: string): string {
  return createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase()
}
