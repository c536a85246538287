import { isDeepStrictEqual } from 'node:util'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { levelMinLength, type PasswordPolicy } from '../passwords/password-policy.ts'
import { type Connection, connectionKind, passwordPolicy } from './connection.ts'
import { changedOptions } from './connection-options.ts'
import { connectionValues } from './connection-values.ts'
import { presentConnection } from './find-connection.ts'
import type { UpdateConnectionDeps } from './update-connection.ts'

/** What is left out stays; `minLength: null` goes back to the level's own. */
export type PasswordPolicyChanges = Partial<Omit<PasswordPolicy, 'minLength'>> & { readonly minLength?: number | null }

/** The connection, which holds passwords; any other has no policy and counts as absent. */
export function presentDatabase(found: Connection | null): Connection {
  const connection = presentConnection(found)
  if (connectionKind(connection) === 'database') return connection
  throw new RollcallError('connection_not_found', 'The connection holds no passwords')
}

/** The policy as it would be afterwards. Throws a fault that names the field. */
export function changedPolicy(
  present: PasswordPolicy,
  { minLength, ...changes }: PasswordPolicyChanges,
): PasswordPolicy {
  const { minLength: before, ...rest } = { ...present, ...changes }
  const next = minLength === undefined ? before : minLength
  const policy = { ...rest, ...(next == null ? {} : { minLength: next }) }
  refuseBadPolicy(policy)
  return policy
}

/** Holds for passwords that are chosen from now on. Repeating is no change and leaves no event. */
export async function changePasswordPolicy(
  { connections, audit }: Pick<UpdateConnectionDeps, 'connections' | 'audit'>,
  actor: Actor,
  id: string,
  changes: PasswordPolicyChanges,
): Promise<Connection> {
  const current = presentDatabase(await connections.findForChange(id))
  const present = passwordPolicy(current)
  const policy = changedPolicy(present, changes)
  if (isDeepStrictEqual(policy, present)) return current
  // Its secrets lie sealed and stay as they are: none of them is about passwords.
  const options = changedOptions(current.strategy, { ...current.options, ...optionsOf(policy) }, current.options)
  const changed = { ...current, options }
  await connections.save(changed)
  const values = changedValues(connectionValues(current), connectionValues(changed))
  await audit.record(
    actor,
    'connection.updated',
    { kind: 'connection', id },
    {
      fields: ['options', 'passwordPolicy'],
      ...values,
    },
  )
  return changed
}

/** In the older of the vendor's words, which count where both are given. */
function optionsOf({ level, minLength, dictionary, noPersonalInfo, history, expiryDays }: PasswordPolicy): JsonObject {
  return {
    passwordPolicy: level,
    password_complexity_options: minLength === undefined ? {} : { min_length: minLength },
    password_dictionary: { enable: dictionary.enabled, dictionary: [...dictionary.words] },
    password_no_personal_info: { enable: noPersonalInfo },
    password_history: { enable: history.enabled, size: history.size },
    password_expiry: expiryDays === null ? {} : { days: expiryDays },
  }
}

/** The vendor's bounds (auth0.md 5.8). */
const longestMinimum = 128
const wordsAtMost = 200
const longestWord = 50
const rememberedAtMost = 24
/** Ours: whoever wants more wants none. */
const expiryDaysAtMost = 3_650

function refuseBadPolicy({ level, minLength, dictionary, history, expiryDays }: PasswordPolicy): void {
  const least = levelMinLength[level]
  if (minLength !== undefined && !(Number.isInteger(minLength) && minLength >= 1 && minLength <= longestMinimum)) {
    throw invalidField('minLength', `Enter a whole number from 1 to ${longestMinimum}; the level’s own is ${least}.`)
  }
  if (!(Number.isInteger(history.size) && history.size >= 1 && history.size <= rememberedAtMost)) {
    throw invalidField('history.size', `Enter a whole number from 1 to ${rememberedAtMost}.`)
  }
  if (expiryDays !== null && !(Number.isInteger(expiryDays) && expiryDays >= 1 && expiryDays <= expiryDaysAtMost)) {
    throw invalidField('expiryDays', `Enter a whole number from 1 to ${expiryDaysAtMost}, or none.`)
  }
  const { words } = dictionary
  if (words.length > wordsAtMost || words.some((word) => word.trim() === '' || [...word].length > longestWord)) {
    throw invalidField('dictionary.words', `Enter at most ${wordsAtMost} words of at most ${longestWord} characters.`)
  }
}
