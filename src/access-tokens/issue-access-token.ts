import { type CryptoKey, importPKCS8, SignJWT } from 'jose'
import type { Permission } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type SigningKey, type SigningKeyStore, signingAlgorithm } from '../signing-keys/signing-key.ts'

export interface IssueAccessTokenDeps {
  readonly signingKeys: SigningKeyStore
  readonly sealer: Sealer
  readonly clock: Clock
  readonly issuer: string
}

export interface IssueAccessTokenInput {
  readonly clientId: string
  readonly audience: string
  readonly scope: readonly Permission[]
  readonly lifetimeSeconds: number
}

/** A signed JWT with the claims that the vendor's machine tokens carry (auth0.md 1.2). */
export async function issueAccessToken(deps: IssueAccessTokenDeps, input: IssueAccessTokenInput): Promise<string> {
  const { signingKeys, sealer, clock, issuer } = deps
  const current = (await signingKeys.list()).find(({ state }) => state === 'current')
  if (current === undefined) throw new Error('there is no current signing key')
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  return new SignJWT({
    azp: input.clientId,
    scope: input.scope.join(' '),
    gty: 'client-credentials',
  })
    .setProtectedHeader({ alg: signingAlgorithm, typ: 'JWT', kid: current.id })
    .setIssuer(issuer)
    .setSubject(`${input.clientId}@clients`)
    .setAudience(input.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + input.lifetimeSeconds)
    .setJti(crypto.randomUUID())
    .sign(await privateKey(sealer, current))
}

// Opening and parsing a key costs more than a signature. A key never changes under its id.
const opened = new Map<string, Promise<CryptoKey>>()

function privateKey(sealer: Sealer, { id, sealedPrivateKey }: SigningKey): Promise<CryptoKey> {
  const known = opened.get(id)
  if (known !== undefined) return known
  const pkcs8 = sealer.unseal(sealedPrivateKey, ['signing_keys', 'private_key', id]).toString()
  const key = importPKCS8(pkcs8, signingAlgorithm)
  opened.set(id, key)
  return key
}
