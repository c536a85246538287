// The password and the factors of a user, for whoever helps them. Where codes go is masked; keys and seeds are shown to nobody.

import { type Static, Type } from 'typebox'
import { type AuthenticationMethod, methodTypes } from '../../../authentication-methods/authentication-method.ts'
import { describeMethod } from '../../../authentication-methods/describe-method.ts'
import { forgetBrowsers } from '../../../authentication-methods/forget-browsers.ts'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import type { Directory } from '../../../directory.ts'
import { notSupported } from '../../../kernel/errors.ts'
import { loadWaysIn, onlyPasskeyIn } from '../../../sign-ins/own-ways-in.ts'
import { standingMfaRules } from '../../../sign-ins/standing-mfa-rules.ts'
import { takeFactor } from '../../../sign-ins/take-factor.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { masked } from '../masked.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'
import { mfaExemption, mfaExemptionJson } from './mfa-exemptions.ts'

const method = closed({
  id: text,
  type: Type.Enum([...methodTypes]),
  name: textOrNull,
  createdAt: timestamp,
  confirmedAt: timestampOrNull,
  lastUsedAt: timestampOrNull,
  destination: textOrNull,
  delivery: orNull(Type.Enum(['sms', 'voice'])),
  isBackedUp: orNull(flag),
  // Without it they could not sign in: it cannot be removed before there is another way.
  isOnlyWayIn: flag,
})

const methods = closed({
  password: closed({
    isSet: flag,
    changedAt: timestampOrNull,
    // Since when it is known to have leaked.
    leakedAt: timestampOrNull,
    // Whether the server has a list of leaked passwords.
    looksForLeaks: flag,
  }),
  data: Type.Array(method),
  recoveryCodesLeft: count,
  // Those that are left were among so many; null where they have none.
  recoveryCodesMade: orNull(closed({ count, at: timestamp })),
  // New ones are made and shown at the next sign-in.
  newCodesAsked: flag,
  mustEnrolAgain: flag,
  rememberedBrowsers: count,
  mfaExemption: orNull(mfaExemption),
})

const rules = closed({
  isCompliant: flag,
  exemptUntil: timestampOrNull,
  data: Type.Array(
    closed({
      by: Type.Enum(['application', 'organization', 'role']),
      id: text,
      // Null for the application's own.
      name: textOrNull,
      since: timestampOrNull,
      // Until then this user may put it off.
      graceUntil: timestampOrNull,
    }),
  ),
})

const renameBody = Type.Object(
  {
    name: Type.Union([Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }), Type.Null()], {
      description: 'What tells it from others, 1 to 100 characters; null for no name.',
    }),
  },
  { additionalProperties: false },
)
type RenameBody = Static<typeof renameBody>

export const methodRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/methods',
    access: ['read:users'],
    summary: 'List what a user signs in with',
    answers: { 200: methods },
    handle: list,
  },
  {
    method: 'GET',
    path: '/users/:id/mfa-rules',
    access: ['read:users'],
    summary: 'List the rules that ask a user for a second factor',
    answers: { 200: rules },
    handle: listRules,
  },
  {
    method: 'PATCH',
    path: '/users/:id/methods/:methodId',
    access: ['reset:mfa'],
    body: renameBody,
    summary: 'Rename a factor of a user',
    answers: { 204: null },
    handle: rename,
  },
  {
    method: 'DELETE',
    path: '/users/:id/methods/:methodId',
    access: ['reset:mfa'],
    // One after the other they are a reset.
    stepUp: 'recent',
    act: 'reset-mfa',
    summary: 'Remove a factor of a user',
    answers: { 204: null },
    handle: remove,
  },
  {
    method: 'POST',
    path: '/users/:id/browsers/forget',
    access: ['reset:mfa'],
    whilePaused: 'contains',
    summary: 'Forget the browsers that spare a user the second factor',
    answers: { 204: null },
    handle: forget,
  },
]

/** As a whole: there are a few of each type at most. */
async function list({ params, directory }: Call): Promise<Answer> {
  const id = params.id as string
  const { stores, clock, leakedPasswords } = directory
  const [user, account, methods, ways, { factors, mustEnrolAgain }, rememberedBrowsers, asked, exemption] =
    await Promise.all([
      stores.users.find(id),
      stores.accounts.find(id),
      stores.authenticationMethods.list(id),
      loadWaysIn(stores, id),
      stores.authenticationMethods.factorsOf(id),
      stores.rememberedBrowsers.countOf(id, clock.now()),
      stores.users.requiredActionsOf(id),
      stores.mfaExemptions.find(id, clock.now()),
    ])
  const { lastPasswordReset } = presentUser(user)
  const onlyWayIn = onlyPasskeyIn(ways)
  const isSet = account?.password != null
  const leakedAt = account?.passwordLeakedAt ?? null
  return ok({
    password: { isSet, changedAt: isSet ? lastPasswordReset : null, leakedAt, looksForLeaks: leakedPasswords.isOn },
    data: methods.map((each) => ({ ...methodJson(each), isOnlyWayIn: each.id === onlyWayIn })),
    recoveryCodesLeft: factors.recoveryCodesLeft,
    recoveryCodesMade: await codesMade(stores, methods),
    newCodesAsked: asked?.includes('new-recovery-codes') === true,
    mustEnrolAgain,
    rememberedBrowsers,
    mfaExemption: exemption === null ? null : mfaExemptionJson(exemption),
  })
}

async function codesMade({ authenticationMethods }: Directory['stores'], methods: readonly AuthenticationMethod[]) {
  const codes = methods.find(({ type }) => type === 'recovery-code')
  if (codes === undefined) return null
  return { count: await authenticationMethods.countRecoveryCodes(codes.id), at: codes.createdAt }
}

async function listRules({ params, directory }: Call): Promise<Answer> {
  const { rules: asking, ...stands } = await standingMfaRules(directory, params.id as string)
  const now = directory.clock.now()
  const data = asking.map((rule) => ({ ...rule, graceUntil: rule.graceUntil > now ? rule.graceUntil : null }))
  return ok({ ...stands, data })
}

/** It proves as much as before, so nobody is asked to confirm it (console.md 1.8). */
async function rename({ actor, params, body, directory }: Call<unknown, RenameBody>): Promise<Answer> {
  const name = body.name?.trim() ?? null
  const { id, methodId } = params
  await directory.change(async (deps) => {
    const { type } = await describeMethod(deps, actor, id as string, methodId as string, { name })
    if (!named.has(type)) throw notSupported('It goes by where its codes go, and has no name of its own.')
  })
  return noContent
}

/** The others are told apart by an address or a number, which no name may hide. */
const named: ReadonlySet<AuthenticationMethod['type']> = new Set(['totp', 'passkey', 'security-key'])

async function remove(call: Call): Promise<Answer> {
  const { actor, params, directory } = call
  const id = params.id as string
  await directory.change(async (deps) => {
    const circumstances = await requireVerification(deps, agentOf(call), id, 'mfa-reset')
    await takeFactor(deps, actor, id, params.methodId as string, circumstances)
  })
  return noContent
}

/** What was remembered spares nobody the second factor any more; sessions go on. */
async function forget({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { id } = presentUser(await deps.users.find(params.id as string))
    await forgetBrowsers(deps, actor, id)
  })
  return noContent
}

function methodJson({ id, type, name, createdAt, confirmedAt, lastUsedAt, ...more }: AuthenticationMethod) {
  const { destination, delivery, passkey } = more
  return {
    id,
    type,
    name,
    createdAt,
    confirmedAt,
    lastUsedAt,
    destination: destination === null ? null : masked(destination),
    delivery,
    isBackedUp: passkey?.isBackedUp ?? null,
  }
}
