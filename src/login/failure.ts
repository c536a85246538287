// What was wrong with a form, between the answer to it and the page that shows it again. It travels as a key of the
// catalogue, so that the page says it in the language it is in by then.
import type { RollcallError } from '../kernel/errors.ts'
import type { Fault, Scene } from './scene.ts'
import type { Texts } from './texts/en.ts'

type Key = keyof Texts['failure']

export interface Failure {
  readonly key: Key
  readonly field: string | null
  readonly seconds?: number
}

const keyOfCode: Readonly<Record<string, readonly [Key, string | null]>> = {
  invalid_credentials: ['credentials', null],
  password_too_weak: ['weak', 'password'],
  password_too_common: ['common', 'password'],
  password_leaked: ['leaked', 'password'],
  password_contains_user_info: ['personal', 'password'],
  password_reused: ['reused', 'password'],
  belongs_elsewhere: ['elsewhere', null],
  last_administrator: ['lastAdministrator', null],
  last_way_in: ['lastWayIn', null],
  second_factor_only: ['secondOnly', null],
}

const keyOfField: Readonly<Record<string, Key>> = {
  identifier: 'identifier',
  email: 'email',
  name: 'name',
  organization: 'organization',
}

/** `onCredentials` is what the step calls a proof that failed. */
export function failureOf({ code, details }: RollcallError, onCredentials: Failure): Failure {
  if (code === 'invalid_credentials') return onCredentials
  const [key, field] = keyOfCode[code] ?? ['invalid', null]
  if (key !== 'invalid') return { key, field }
  const named = details[0]?.field ?? null
  return { key: (named === null ? undefined : keyOfField[named]) ?? 'invalid', field: named }
}

export function faultOf({ texts }: Pick<Scene, 'texts'>, { key, field, seconds = 0 }: Failure): Fault {
  const text = texts.failure[key]
  return { field, message: typeof text === 'function' ? text(seconds) : text }
}
