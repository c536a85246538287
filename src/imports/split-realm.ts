import { RollcallError } from '../kernel/errors.ts'
import type { RawRecord } from './raw-record.ts'
import { ArraySplitter } from './split-array.ts'

/** What comes before the users of a realm is read past, and is never more than this. */
const headMaxBytes = 8 * 1024 * 1024
const usersKey = /"users"\s*:\s*\[/g

/**
 * The users of a realm as Keycloak exports it: one JSON object whose key `users` holds them. What comes before that key is
 * kept until it is found; what comes behind the list belongs to the realm and is left out.
 */
export async function* splitRealm(text: AsyncIterable<Buffer>): AsyncIterable<RawRecord[]> {
  let splitter: ArraySplitter | null = null
  let head = Buffer.alloc(0)
  for await (const chunk of text) {
    if (splitter !== null) {
      if (!splitter.hasEnded) yield splitter.push(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    const start = startOfUsers(head.toString('latin1'))
    if (start !== null) {
      splitter = new ArraySplitter(true)
      yield splitter.push(head.subarray(start))
    } else if (head.length > headMaxBytes) {
      break
    }
  }
  if (splitter === null) {
    const message = 'No list "users" is in this file. Export the realm with its users: kc.sh export --users realm_file.'
    throw new RollcallError('invalid_input', message)
  }
  yield splitter.end()
}

/** The key as one of the outermost object: clients and roles have words of their own further down. */
function startOfUsers(head: string): number | null {
  for (const found of head.matchAll(usersKey)) {
    if (depthAt(head, found.index) === 1) return found.index + found[0].length
  }
  return null
}

function depthAt(text: string, end: number): number {
  let depth = 0
  let isInText = false
  for (let at = 0; at < end; at += 1) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at += 1
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
  }
  return depth
}
