// What the logs tell of something that was just done.
import { setTimeout as wait } from 'node:timers/promises'
import type { TestApp } from '../../../support/test-app.ts'

/** What is done, by what its entries are found, and which codes it must have written at least. */
export interface Act {
  readonly what: string
  readonly codes: readonly string[]
  /** Answers a search for the entries. */
  run(): Promise<string>
}

export const settle = () => wait(1_100)

export async function codesFor(app: TestApp, q: string): Promise<readonly string[]> {
  const { status, body, text } = await app.api('GET', `/logs?per_page=100&q=${encodeURIComponent(q)}`)
  if (status !== 200) throw new Error(text)
  return body.map(({ type }: { type: string }) => type)
}

/** Does everything first, because entries can be read a second later. */
export async function doAll(app: TestApp, acts: readonly Act[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const searches: [string, string][] = []
  for (const { what, run } of acts) searches.push([what, await run()])
  await settle()
  const found = new Map<string, readonly string[]>()
  for (const [what, q] of searches) found.set(what, await codesFor(app, q))
  return found
}

export const about = (userId: string) => `user_id:"${userId}"`
