import { type CryptoKey, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, notSupported, type RollcallError } from '../kernel/errors.ts'
import type { PermissionReference } from '../roles/role.ts'
import type { UserPermissionStore } from '../roles/role-assignment.ts'
import { type SigningKeyStore, signingAlgorithm } from '../signing-keys/signing-key.ts'
import { type LinkIdentityDeps, linkIdentity } from './link-identity.ts'
import type { User } from './user.ts'

export interface LinkByTokenDeps extends LinkIdentityDeps {
  readonly signingKeys: SigningKeyStore
  readonly userPermissions: UserPermissionStore
  readonly issuer: string
}

export interface LinkByTokenInput {
  readonly userId: string
  /** An ID token of the other account: whoever has it signed in there. */
  readonly token: string
  /** Of whoever asks; the token must have been made for it. */
  readonly clientId: string
}

/** Links the account that an ID token of ours proves (auth0.md 3.10, OID-20). */
export async function linkByToken(deps: LinkByTokenDeps, actor: Actor, input: LinkByTokenInput): Promise<User> {
  const { userId } = input
  const { subject, issuedAt } = await provenSubject(deps, input)
  const secondary = subject === userId ? null : await deps.users.findForChange(subject)
  // A link makes the account anew when it is undone; a token of before opens it no second time.
  if (secondary !== null && Math.floor(secondary.createdAt.getTime() / 1000) > issuedAt) {
    throw refusedToken('it is older than the account it names')
  }
  if (secondary !== null) await refuseMorePowerful(deps, userId, subject)
  return linkIdentity(deps, actor, userId, subject)
}

async function provenSubject(
  { signingKeys, issuer, clock }: LinkByTokenDeps,
  { token, clientId }: LinkByTokenInput,
): Promise<{ readonly subject: string; readonly issuedAt: number }> {
  try {
    const { kid } = decodeProtectedHeader(token)
    const key = (await signingKeys.list()).find(({ id }) => id === kid)
    if (key === undefined) throw refusedToken('it is not signed by a key of ours')
    const publicKey = (await importJWK(key.publicJwk, signingAlgorithm)) as CryptoKey
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [signingAlgorithm],
      // An access token is no proof of who its bearer is (JWT-04).
      typ: 'JWT',
      issuer,
      audience: clientId,
      currentDate: clock.now(),
      requiredClaims: ['sub', 'exp', 'iat'],
    })
    if (payload.aud !== clientId) throw refusedToken('it was made for another client')
    if (payload.act !== undefined) throw refusedToken('it was made for somebody who acts as the person')
    return { subject: payload.sub as string, issuedAt: payload.iat as number }
  } catch (fault) {
    if (fault instanceof errors.JWTExpired) throw refusedToken('it has expired')
    if (fault instanceof errors.JWTClaimValidationFailed) throw refusedToken(`its ${fault.claim} does not fit`)
    // decodeProtectedHeader throws a TypeError for what is no token at all.
    if (fault instanceof errors.JOSEError || fault instanceof TypeError) throw refusedToken('it is no token of ours')
    throw fault
  }
}

const permissionsAtMost = 1_000

/** Whoever has the lesser account's password must not come to be, by their own word, somebody who may do more. */
async function refuseMorePowerful(
  { userPermissions, clock }: LinkByTokenDeps,
  userId: string,
  secondaryId: string,
): Promise<void> {
  const now = clock.now()
  const page = { kind: 'offset', offset: 0, limit: permissionsAtMost, withTotal: false } as const
  const [own, other] = [
    await userPermissions.list(userId, page, now),
    await userPermissions.list(secondaryId, page, now),
  ]
  const held = new Set(own?.items.map(nameOf))
  const isLess =
    other !== null && other.next === null && other.items.every((permission) => held.has(nameOf(permission)))
  if (!isLess) throw notSupported('Unable to link with the secondary account.')
}

function nameOf({ name, resourceServerIdentifier }: PermissionReference): string {
  return `${resourceServerIdentifier} ${name}`
}

function refusedToken(why: string): RollcallError {
  return invalidField('link_with', `The token cannot be used: ${why}`)
}
