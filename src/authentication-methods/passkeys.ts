// Passkeys and security keys (WebAuthn Level 3): made and checked for our own host and origin alone. The library that
// reads what authenticators say takes long to load, so a server starts without it and loads it with their first word.
import { randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { SecurityKeyVerification } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { type AuthenticationMethod, newMethod } from './authentication-method.ts'
import type { AuthenticationMethodStore } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'

export interface PasskeyDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  /** Its host is the relying party, its origin the only one that counts. */
  readonly publicUrl: string
}

export interface RegistrationDeps extends PasskeyDeps {
  readonly audit: AuditStore
  readonly messages: MessageQueue
  readonly clock: Clock
}

export interface PasskeyPerson {
  readonly userId: string
  readonly email: string | null
  readonly name: string | null
}

/** What a browser's authenticator answered to a challenge. */
export interface Ceremony {
  readonly challenge: string
  /** As JSON (WebAuthn Level 3 §5.1). */
  readonly response: unknown
}

const keysAtMost = 20

/** A security key is asked for beside a first factor, and opens nothing alone. */
export type KeyType = 'passkey' | 'security-key'

/** What the browser needs to make a passkey. The caller keeps the challenge and takes an answer to it once. */
export async function registrationOptions(
  { authenticationMethods, publicUrl }: PasskeyDeps,
  { userId, email, name }: PasskeyPerson,
  applicationName: string,
  type: KeyType = 'passkey',
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const [{ generateRegistrationOptions }, { passkeyAlgorithms }] = await Promise.all([
    import('@simplewebauthn/server'),
    import('./verify-passkey.ts'),
  ])
  const label = email ?? name ?? userId
  return generateRegistrationOptions({
    rpName: applicationName,
    rpID: relyingPartyId(publicUrl),
    userID: new Uint8Array(handleBytes(userId)),
    userName: label,
    userDisplayName: name ?? label,
    attestationType: 'none',
    // One authenticator holds one passkey of a person.
    excludeCredentials: (await credentialsOf(authenticationMethods, userId)).map(({ isPasskey: _kind, ...key }) => key),
    authenticatorSelection: {
      residentKey: type === 'passkey' ? 'required' : 'discouraged',
      userVerification: 'required',
    },
    supportedAlgorithmIDs: [...passkeyAlgorithms],
  })
}

/** The id of the new passkey. Throws `invalid_input` for an answer that proves nothing. Call it in a transaction. */
export async function finishRegistration(
  { authenticationMethods, publicUrl, audit, messages, clock }: RegistrationDeps,
  actor: Actor,
  { userId }: Pick<PasskeyPerson, 'userId'>,
  { challenge, response, name, type = 'passkey' }: Ceremony & { readonly name: string | null; readonly type?: KeyType },
): Promise<string> {
  const { verifyRegistration } = await import('./verify-passkey.ts')
  const verified = await verifyRegistration(response, challenge, publicUrl)
  if (verified === null) throw invalidField('response', 'The passkey could not be added. Try again.')
  const person = await holdPerson(authenticationMethods, userId)
  const keys = (await authenticationMethods.list(userId)).filter(({ passkey }) => passkey !== null)
  if (keys.length >= keysAtMost) {
    throw new RollcallError('factor_limit_reached', `There are ${keysAtMost} passkeys already. Remove one first.`)
  }
  const now = clock.now()
  const passkey = { ...verified, relyingPartyId: relyingPartyId(publicUrl), userHandle: userHandleOf(userId) }
  const method = newMethod(userId, type, now, { name, confirmedAt: now, passkey })
  await authenticationMethods.insert(method)
  const details = { factor: type, id: method.id }
  await audit.record(actor, 'user.factor_enrolled', { kind: 'user', id: userId }, details)
  await tellPerson(messages, person, 'factor-added', { factor: type })
  return method.id
}

/** What the browser needs to ask for a passkey: without a person it names no credential (AUT-01). */
export async function assertionOptions(
  { authenticationMethods, publicUrl }: PasskeyDeps,
  userId: string | null,
  securityKeys: SecurityKeyVerification = 'preferred',
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const asked = {
    rpId: relyingPartyId(publicUrl),
    challenge: randomBytes(challengeBytes).toString('base64url'),
    timeout: answerWithinMs,
  }
  if (userId === null) return { ...asked, userVerification: 'required' }
  const credentials = await credentialsOf(authenticationMethods, userId)
  const allowCredentials = credentials.map(({ isPasskey: _kind, ...credential }) => ({
    ...credential,
    type: 'public-key' as const,
  }))
  // A passkey among them that nobody was asked to unlock would be refused.
  const isDiscouraged = securityKeys === 'discouraged' && credentials.some(({ isPasskey }) => isPasskey)
  return { ...asked, allowCredentials, userVerification: isDiscouraged ? 'preferred' : securityKeys }
}

const challengeBytes = 32
const answerWithinMs = 60_000

export interface Assertion extends Ceremony {
  /** Null where the answer itself says whose it is. */
  readonly expectedUserId: string | null
  /** Always for passkeys; a security key beside a first factor may do without, unless the application says otherwise. */
  readonly requiresUserVerification: boolean
  readonly securityKeys?: SecurityKeyVerification
}

/** Whose passkey answered, or null. The counter moves with a success and with nothing else (MFA-11). */
export async function checkAssertion(
  { authenticationMethods, publicUrl, clock }: PasskeyDeps & { readonly clock: Clock },
  { challenge, response, expectedUserId, requiresUserVerification, securityKeys = 'preferred' }: Assertion,
): Promise<{ readonly userId: string; readonly methodId: string } | null> {
  const { id, userHandle } = claimsOf(response)
  const method = id === null ? null : await authenticationMethods.findByCredential(id)
  if (method?.passkey == null || !isWhose(method, expectedUserId, userHandle)) return null
  // It is the second of two: whoever holds it may have been given it for that alone.
  if (expectedUserId === null && method.type === 'security-key') return null
  const { id: methodId, userId, passkey } = method
  const mayStayLocked = expectedUserId !== null && method.type === 'security-key' && securityKeys !== 'required'
  const isUnlocked = requiresUserVerification && !mayStayLocked
  const { verifyAssertion } = await import('./verify-passkey.ts')
  const used = await verifyAssertion(response, challenge, publicUrl, passkey, isUnlocked)
  if (used === null) return null
  const isAccepted = await authenticationMethods.acceptPasskeyUse(methodId, used.counter, used.isBackedUp, clock.now())
  return isAccepted ? { userId, methodId } : null
}

/** The host alone, without its port (WebAuthn Level 3 §5.1.2). */
export function relyingPartyId(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

/** The same for all passkeys of a person, and not their id: it lies readable in authenticators (WebAuthn §14.6.1). */
export function userHandleOf(userId: string): string {
  return handleBytes(userId).toString('base64url')
}

function handleBytes(userId: string): Buffer {
  return secretHash('passkey user handle', userId)
}

/** An answer without a handle is only good where we know already whom we asked. */
function isWhose({ userId, passkey }: AuthenticationMethod, expectedUserId: string | null, handle: string | null) {
  if (expectedUserId !== null && expectedUserId !== userId) return false
  return handle === null ? expectedUserId !== null : handle === passkey?.userHandle
}

function claimsOf(response: unknown): { readonly id: string | null; readonly userHandle: string | null } {
  const { id, response: answer } = (response ?? {}) as { id?: unknown; response?: { userHandle?: unknown } | null }
  const userHandle = answer?.userHandle ?? null
  return {
    id: typeof id === 'string' ? id : null,
    // Whatever is no text matches no handle.
    userHandle: userHandle === null || userHandle === '' ? null : String(userHandle),
  }
}

async function credentialsOf(methods: AuthenticationMethodStore, userId: string) {
  const keys = (await methods.list(userId)).flatMap(({ type, passkey }) =>
    passkey === null ? [] : [{ type, passkey }],
  )
  return keys.map(({ type, passkey: { credentialId, transports } }) => ({
    isPasskey: type === 'passkey',
    id: credentialId,
    // What browsers of the future name is theirs to understand.
    transports: [...transports] as AuthenticatorTransport[],
  }))
}

type AuthenticatorTransport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'
