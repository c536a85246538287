// A pasted list becomes people: one identifier a line, of any kind. Nothing is guessed: a line that fits several people
// says so, and one that fits nobody is given back as it was.
import type { MatchedPerson, PersonMatchStore } from './person-match-store.ts'

export const matchedAtMost = 5_000
/** So many are named of the people that one line may mean. */
export const candidatesAtMost = 10

export interface MatchedLines {
  /** Each person once, with the first line that means them. */
  readonly matched: readonly (MatchedPerson & { readonly line: string })[]
  readonly ambiguous: readonly { readonly line: string; readonly candidates: readonly MatchedPerson[] }[]
  readonly notFound: readonly string[]
  /** Lines that say again what another said, or mean somebody who is matched already. */
  readonly duplicates: readonly string[]
}

export async function matchPeople(
  { personMatches }: { readonly personMatches: PersonMatchStore },
  lines: readonly string[],
): Promise<MatchedLines> {
  const said = new Map<string, string>()
  const duplicates: string[] = []
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const key = line.toLowerCase()
    if (said.has(key)) duplicates.push(line)
    else said.set(key, line)
  }
  const found = await personMatches.find([...said.values()])
  const matched = new Map<string, MatchedPerson & { readonly line: string }>()
  const ambiguous: { line: string; candidates: readonly MatchedPerson[] }[] = []
  const notFound: string[] = []
  for (const line of said.values()) {
    const people = found.get(line) ?? []
    const [person] = people
    if (person === undefined) notFound.push(line)
    else if (people.length > 1) ambiguous.push({ line, candidates: people })
    else if (matched.has(person.userId)) duplicates.push(line)
    else matched.set(person.userId, { ...person, line })
  }
  return { matched: [...matched.values()], ambiguous, notFound, duplicates }
}
