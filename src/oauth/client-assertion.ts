// A client proves itself by a JWT that its key signed (RFC 7523 §2.2 and §3, OpenID Connect Core §9): short-lived, made
// for us, and taken once.
import { type CryptoKey, decodeJwt, decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose'
import type { Client } from '../clients/client.ts'
import { credentialsInForce, type KeyCredential } from '../clients/client-credential.ts'
import type { Directory } from '../directory.ts'
import { oneTimeHash } from '../one-time-secrets/one-time-secret.ts'
import type { ClientProof, ClientRequest } from './client-proof.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const assertionMaxLength = 8_192
/** The vendor's limit too. */
const lifetimeMostSeconds = 300
/** How far the client's clock may be off (JWT-05). */
const skewSeconds = 60
const jtiMaxLength = 255

export const signedAssertion: ClientProof = {
  method: 'private_key_jwt',
  isPresented: ({ parameters }) =>
    assertionIn(parameters) !== null || parameters.text('client_assertion_type') !== null,
  clientIdIn: ({ parameters }) => subjectOf(assertionIn(parameters) ?? ''),
  isProven: async (directory, client, request) => {
    if (request.parameters.text('client_assertion_type') !== assertionType) return false
    const assertion = assertionIn(request.parameters)
    const payload = assertion === null ? null : await verified(directory, client, assertion)
    return payload !== null && (await isTakenIn(directory, client, payload))
  },
}

function assertionIn(parameters: ClientRequest['parameters']): string | null {
  return parameters.text('client_assertion', assertionMaxLength)
}

function subjectOf(assertion: string): string | null {
  try {
    const { sub } = decodeJwt(assertion)
    return typeof sub === 'string' && sub !== '' && sub.length <= 200 ? sub : null
  } catch (fault) {
    if (isOfToken(fault)) return null
    throw fault
  }
}

async function verified(directory: Directory, client: Client, assertion: string): Promise<JWTPayload | null> {
  const { stores, clock } = directory
  const now = clock.now()
  const credentials = credentialsInForce(client, await stores.clientCredentials.listOf(client.id), now)
  for (const credential of credentials.filter((each) => mayHaveSigned(each, assertion))) {
    const payload = await verifiedBy(directory, credential, assertion, now)
    if (payload !== null) return payload
  }
  return null
}

/** An assertion that names its key is checked by that key alone. */
function mayHaveSigned({ keyId }: KeyCredential, assertion: string): boolean {
  try {
    const { kid } = decodeProtectedHeader(assertion)
    return kid === undefined || kid === keyId
  } catch (fault) {
    if (isOfToken(fault)) return false
    throw fault
  }
}

async function verifiedBy(
  directory: Directory,
  { clientId, algorithm, publicJwk }: KeyCredential,
  assertion: string,
  now: Date,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(assertion, (await importJWK(publicJwk, algorithm)) as CryptoKey, {
      // RFC 9864 has a second name for the same.
      algorithms: algorithm === 'EdDSA' ? ['EdDSA', 'Ed25519'] : [algorithm],
      issuer: clientId,
      subject: clientId,
      clockTolerance: skewSeconds,
      currentDate: now,
      requiredClaims: ['exp', 'jti'],
    })
    return isForUs(directory, payload) && isShortLived(payload, now) ? payload : null
  } catch (fault) {
    if (isOfToken(fault)) return null
    throw fault
  }
}

/** One audience, which is us: an assertion for several could be carried from one of them to another. */
function isForUs({ issuer, publicUrl }: Directory, { aud }: JWTPayload): boolean {
  const [audience, ...others] = [aud].flat()
  const ours = [issuer, `${publicUrl}oauth/token`, `${publicUrl}oauth/par`]
  return audience !== undefined && others.length === 0 && ours.includes(audience)
}

function isShortLived({ exp, iat }: JWTPayload, now: Date): boolean {
  const nowSeconds = now.getTime() / 1000
  if (typeof exp !== 'number' || exp > nowSeconds + lifetimeMostSeconds + skewSeconds) return false
  return iat === undefined || iat <= nowSeconds + skewSeconds
}

/** Whoever brings it first wins; the id is remembered for as long as the assertion could be taken. */
async function isTakenIn({ stores, clock }: Directory, { id }: Client, { jti, exp }: JWTPayload): Promise<boolean> {
  if (typeof jti !== 'string' || jti === '' || jti.length > jtiMaxLength || exp === undefined) return false
  return stores.oneTimeSecrets.insertOnce(oneTimeHash('client-assertion', `${id}\0${jti}`), {
    purpose: 'client-assertion',
    userId: null,
    securityVersion: null,
    payload: {},
    createdAt: clock.now(),
    expiresAt: new Date((exp + skewSeconds + 1) * 1000),
  })
}

/** Of what was sent, and not of ours: decoding throws a TypeError for what is no token at all. */
function isOfToken(fault: unknown): boolean {
  return fault instanceof errors.JOSEError || fault instanceof TypeError
}
