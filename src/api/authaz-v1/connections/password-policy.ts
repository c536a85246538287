// What a database of passwords asks of new ones.
import { type Static, Type } from 'typebox'
import {
  changedPolicy,
  changePasswordPolicy,
  type PasswordPolicyChanges,
  presentDatabase,
} from '../../../connections/change-password-policy.ts'
import { type Connection, passwordPolicy } from '../../../connections/connection.ts'
import { leastLength, passwordLevels } from '../../../passwords/password-policy.ts'
import { closed, count, flag, orNull, text } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const level = Type.Enum([...passwordLevels], { description: `One of ${passwordLevels.join(', ')}.` })
const enabled = Type.Boolean({ description: 'true or false.' })
const exact = { additionalProperties: false }

const changeBody = Type.Object(
  {
    level: Type.Optional(level),
    minLength: Type.Optional(
      Type.Union([Type.Integer(), Type.Null()], {
        description: 'A whole number, or null for the length of the level.',
      }),
    ),
    dictionary: Type.Optional(
      Type.Object({ enabled, words: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1_000 }) }, exact),
    ),
    noPersonalInfo: Type.Optional(enabled),
    history: Type.Optional(Type.Object({ enabled, size: Type.Integer({ description: 'A whole number.' }) }, exact)),
    expiryDays: Type.Optional(
      Type.Union([Type.Integer(), Type.Null()], {
        description: 'A whole number of days, or null for passwords that never expire.',
      }),
    ),
  },
  exact,
)
type ChangeBody = Static<typeof changeBody>

const policyRecord = closed(
  {
    connectionId: text,
    connection: text,
    level,
    /** Null: the level's own, which is `leastLength` then. */
    minLength: orNull(count),
    leastLength: count,
    dictionary: closed({ enabled: flag, words: Type.Array(text) }),
    noPersonalInfo: flag,
    history: closed({ enabled: flag, size: Type.Integer() }),
    expiryDays: orNull(count),
  },
  'PasswordPolicy',
)

const path = '/connections/:id/password-policy'

export const passwordPolicyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:settings'],
    summary: 'Get the password policy of a connection',
    answers: { 200: policyRecord },
    handle: get,
  },
  {
    method: 'PATCH',
    path,
    access: ['update:settings', 'update:security_settings'],
    body: changeBody,
    stepUp: askingLess,
    summary: 'Change the password policy of a connection',
    answers: { 200: policyRecord },
    handle: change,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(policyJson(presentDatabase(await directory.stores.connections.find(params.id as string))))
}

async function change(call: Call<unknown, ChangeBody>): Promise<Answer> {
  const { actor, params, body } = call
  const id = params.id as string
  const changing = changeWithProof(call, async (deps, asking) => {
    await confirmWeakening(asking, loweredBy(presentDatabase(await deps.connections.findForChange(id)), body))
    return changePasswordPolicy(deps, actor, id, body)
  })
  return ok(policyJson(await changing))
}

async function askingLess(call: Call<unknown, ChangeBody>) {
  const current = presentDatabase(await call.directory.stores.connections.find(call.params.id as string))
  return foundWeakening(call, loweredBy(current, call.body))
}

/** What would make passwords easier to guess. */
function loweredBy(current: Connection, body: PasswordPolicyChanges): readonly string[] {
  const present = passwordPolicy(current)
  const next = changedPolicy(present, body)
  const isLess = {
    level: passwordLevels.indexOf(next.level) < passwordLevels.indexOf(present.level),
    minLength: leastLength(next) < leastLength(present),
    dictionary: present.dictionary.enabled && !next.dictionary.enabled,
    noPersonalInfo: present.noPersonalInfo && !next.noPersonalInfo,
    history: present.history.enabled && !next.history.enabled,
    expiryDays: present.expiryDays !== null && (next.expiryDays ?? Number.POSITIVE_INFINITY) > present.expiryDays,
  } satisfies Record<keyof ChangeBody, boolean>
  return namesWhere(isLess)
}

function policyJson(connection: Connection) {
  const policy = passwordPolicy(connection)
  const { minLength = null, ...rest } = policy
  return {
    connectionId: connection.id,
    connection: connection.name,
    ...rest,
    minLength,
    leastLength: leastLength(policy),
  }
}
