// What support asks about signing in: why somebody cannot, and what became of the attempt with a given reference.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../directory.ts'
import { lockFacts } from '../../guards/lock-evidence.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { Places } from '../../kernel/place.ts'
import { organizationNamed } from '../../organizations/find-organization.ts'
import { similarAddresses } from '../../recovery/similar-addresses.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { countsTowardsLock } from '../../sign-ins/counts-towards-lock.ts'
import { noteDiagnosis } from '../../sign-ins/note-diagnosis.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import type { Step } from '../../sign-ins/sign-in-facts.ts'
import { diagnoseSignIn } from '../../sign-ins/why-not.ts'
import { closed, flag, lock, orNull, signInCheck, text, textOrNull, timestamp, timestampOrNull } from './answers.ts'
import { clientNames } from './clients/client-names.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const diagnosisQuery = Type.Object(
  {
    clientId: Type.Optional(Type.String({ maxLength: 200, description: 'Ask for the sign-in to this client.' })),
    organization: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'Ask for the sign-in to this organization: id or name.',
      }),
    ),
  },
  { additionalProperties: false },
)

const signInFields = {
  reference: text,
  identifier: textOrNull,
  userId: textOrNull,
  clientId: textOrNull,
  clientName: textOrNull,
  organizationId: textOrNull,
  proofs: Type.Array(closed({ factor: text, at: timestamp })),
  lastFailure: textOrNull,
  /** What the page last told them was wrong, in the words and the language it was shown in. */
  shown: textOrNull,
  /** The last failure brought the account nearer to its lock. */
  countedTowardsLock: flag,
  ip: textOrNull,
  userAgent: textOrNull,
  device: text,
  /** Roughly, by the address; null where nothing is known. */
  place: orNull(closed({ country: textOrNull, city: textOrNull })),
  startedAt: timestamp,
  finishedAt: timestampOrNull,
}
const signInRecord = closed(signInFields, 'SignInRecord')
const account = orNull(closed({ userId: text, email: text, name: textOrNull }))
/** Whose address was typed where nobody proved anything, or who has one like it. */
const foundSignIn = closed({ ...signInFields, account, similar: account }, 'FoundSignIn')

const diagnosis = closed({
  /** Null: nothing known is in the way, and what decides could not be asked. */
  canSignIn: orNull(flag),
  nextStep: closed({
    kind: text,
    reason: Type.Optional(text),
    offers: Type.Optional(Type.Array(text)),
  }),
  waysIn: Type.Array(Type.Enum(['password', 'passkey', 'email-code', 'provider'])),
  hasPassword: flag,
  emailVerified: flag,
  locks: Type.Array(lock),
  recentSignIns: Type.Array(signInRecord),
  checks: Type.Array(signInCheck),
})

export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/sign-in-diagnosis',
    access: ['read:users'],
    query: diagnosisQuery,
    summary: 'Tell why a user cannot sign in',
    answers: { 200: diagnosis },
    handle: diagnose,
  },
  {
    method: 'GET',
    path: '/sign-ins/:reference',
    access: ['read:user_events', 'read:audit'],
    summary: 'Get a sign-in by its reference',
    answers: { 200: foundSignIn },
    handle: get,
  },
]

async function diagnose({
  actor,
  directory,
  params,
  query,
  request,
}: Call<Static<typeof diagnosisQuery>>): Promise<Answer> {
  const { clientId = null, organization } = query
  const organizationId =
    organization === undefined ? null : (await organizationNamed(directory.stores, organization)).id
  const found = await diagnoseSignIn(directory, params.id as string, { clientId, organizationId })
  await noteDiagnosis(directory, actor, params.id as string)
  for (const fault of found.faults) request.log.error({ err: fault }, 'a check of the sign-in diagnosis could not run')
  const { checks, step, waysIn, hasPassword, emailVerified, locks, recentSignIns } = found
  const names = await clientNames(
    directory,
    recentSignIns.map((signIn) => signIn.clientId),
  )
  return ok({
    canSignIn: found.canSignIn,
    nextStep: stepJson(step),
    waysIn,
    hasPassword,
    emailVerified,
    locks: locks.map(lockFacts),
    recentSignIns: recentSignIns.map((signIn) => signInJson(signIn, names, directory.places)),
    checks,
  })
}

/** Spoken on the telephone: letter case and dashes do not matter. */
async function get({ actor, directory, params }: Call): Promise<Answer> {
  const letters = (params.reference as string).toUpperCase().replace(/[^A-Z0-9]/g, '')
  const reference = `${letters.slice(0, 4)}-${letters.slice(4)}`
  const signIn = await directory.stores.signIns.findByReference(reference)
  if (signIn === null) {
    throw new RollcallError('sign_in_not_found', 'No sign-in of the last 30 days has this reference.')
  }
  const names = await clientNames(directory, [signIn.clientId])
  const found = actor.permissions.has('read:users') ? await whoseAddress(directory, signIn) : nobody
  return ok({ ...signInJson(signIn, names, directory.places), ...found })
}

const nobody = { account: null, similar: null }

/** A slip of the finger leads to somebody else's account, or to none (console.md 3.5, check 1). */
async function whoseAddress({ stores, application }: Directory, { userId, identifier, organizationId }: SignIn) {
  const typed = identifier?.toLowerCase() ?? ''
  if (userId !== null || !typed.includes('@')) return nobody
  const pool = application.poolMode === 'isolated' ? organizationId : null
  const [known = null] = await stores.recoveryFacts.findPeople([typed], pool)
  if (known !== null) return { account: known, similar: null }
  const [similar = null] = await stores.recoveryFacts.findPeople(similarAddresses(typed), pool)
  return { account: null, similar }
}

function stepJson(step: Step) {
  if (step.kind === 'refused') return { kind: step.kind, reason: step.reason }
  if (step.kind === 'second-factor') return { kind: step.kind, offers: step.offers }
  return { kind: step.kind }
}

function signInJson(signIn: SignIn, names: ReadonlyMap<string, string>, places: Places) {
  const { reference, identifier, userId, clientId, organizationId, proofs, lastFailure, origin } = signIn
  return {
    reference,
    identifier,
    userId,
    clientId,
    /** Null: none was asked for, or it is gone. */
    clientName: clientId === null ? null : (names.get(clientId) ?? null),
    organizationId,
    proofs: proofs.map(({ factor, at }) => ({ factor, at })),
    lastFailure,
    shown: signIn.shown,
    countedTowardsLock: countsTowardsLock(signIn),
    ip: origin.ip,
    userAgent: origin.userAgent,
    device: deviceName(origin.userAgent),
    place: places.placeOf(origin.ip),
    startedAt: signIn.createdAt,
    finishedAt: signIn.finishedAt,
  }
}
