// What of a record somebody gets who is here already, where whoever imports it chose: the rest of them stays as it is.
import { invalidField } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { RunOptions } from './import-file.ts'
import { isMetadataKey } from './mappable-fields.ts'
import type { OfferedUser, UpsertChanges } from './offered-user.ts'

const attributes = {
  email_verified: 'emailVerified',
  name: 'name',
  nickname: 'nickname',
  given_name: 'givenName',
  family_name: 'familyName',
  picture: 'picture',
} as const satisfies Readonly<Record<string, keyof UpsertChanges>>

const whole: ReadonlySet<string> = new Set([
  ...Object.keys(attributes),
  'password_hash',
  'user_metadata',
  'app_metadata',
])

/** Throws `invalid_input` where fields are chosen that nobody gets, or for people who are not changed at all. */
export function refuseWrongChoice({ onConflict, updateFields }: RunOptions): void {
  if (updateFields === undefined) return
  if (onConflict !== 'update') {
    throw invalidField('updateFields', 'Fields are chosen only where onConflict is update: leave them out.')
  }
  const stray = updateFields.find((field) => !whole.has(field) && !isMetadataKey(field))
  if (stray === undefined) return
  throw invalidField('updateFields', `An import does not change ${stray} of somebody who is here.`)
}

/** The record with those of its changes alone; all of them where nothing was chosen. */
export function withChosenChanges(offer: OfferedUser, fields: readonly string[] | undefined): OfferedUser {
  if (fields === undefined) return offer
  const chosen = new Set(fields)
  const { changes, password } = offer
  const kept = Object.entries(attributes).filter(([field]) => chosen.has(field))
  return {
    ...offer,
    password: chosen.has('password_hash') ? password : null,
    changes: {
      ...Object.fromEntries(kept.map(([, attribute]) => [attribute, changes[attribute]])),
      userMetadata: chosenKeys(changes.userMetadata, 'user_metadata', chosen),
      appMetadata: chosenKeys(changes.appMetadata, 'app_metadata', chosen),
    },
  }
}

function chosenKeys(
  given: JsonObject | undefined,
  root: 'user_metadata' | 'app_metadata',
  chosen: ReadonlySet<string>,
): JsonObject | undefined {
  if (given === undefined || chosen.has(root)) return given
  const keys = Object.entries(given).filter(([key]) => chosen.has(`${root}.${key}`))
  return keys.length === 0 ? undefined : Object.fromEntries(keys)
}
