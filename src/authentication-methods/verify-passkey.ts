// What an authenticator signed, against what we asked. Every fault is the same answer: null.
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import {
  cose,
  decodeAttestationObject,
  decodeClientDataJSON,
  decodeCredentialPublicKey,
  isoBase64URL,
  isoCBOR,
} from '@simplewebauthn/server/helpers'
import type { PasskeyDetails } from './authentication-method.ts'

/** ES256, EdDSA and RS256: what we offer is what we take (RFC 9053). */
export const passkeyAlgorithms: readonly number[] = [-7, -8, -257]

export async function verifyRegistration(
  response: unknown,
  challenge: string,
  publicUrl: string,
): Promise<Omit<PasskeyDetails, 'relyingPartyId' | 'userHandle'> | null> {
  const verified = await orNull(async () => {
    refuseOtherFrame(response)
    refuseForeignAttestation(response as RegistrationResponseJSON)
    return verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      ...ours(challenge, publicUrl),
      requireUserVerification: true,
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    })
  })
  if (verified?.verified !== true) return null
  const { credential, aaguid, credentialBackedUp, credentialDeviceType } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    algorithm: algorithmOf(credential.publicKey) ?? 0,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((name) => typeof name === 'string').slice(0, transportsAtMost),
    isBackedUp: credentialBackedUp,
    deviceType: credentialDeviceType,
    aaguid,
  }
}

const transportsAtMost = 10

/** The counter is refused when either side is not zero and the new one is not larger (WebAuthn Level 3 §6.1.1). */
export async function verifyAssertion(
  response: unknown,
  challenge: string,
  publicUrl: string,
  passkey: PasskeyDetails,
  requireUserVerification: boolean,
): Promise<Pick<PasskeyDetails, 'counter' | 'isBackedUp'> | null> {
  const verified = await orNull(async () => {
    refuseOtherFrame(response)
    return verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      ...ours(challenge, publicUrl),
      requireUserVerification,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
  })
  if (verified?.verified !== true) return null
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return { counter: newCounter, isBackedUp: credentialBackedUp }
}

/** The algorithm of a COSE key; null for what is none, has bytes behind it, or is not among those we take. */
export function algorithmOf(publicKey: Uint8Array): number | null {
  try {
    const bytes = new Uint8Array(publicKey)
    const algorithm = decodeCredentialPublicKey(bytes).get(cose.COSEKEYS.alg)
    const isWhole = isoCBOR.encode(isoCBOR.decodeFirst(bytes)).byteLength === bytes.byteLength
    return isWhole && algorithm !== undefined && passkeyAlgorithms.includes(algorithm) ? algorithm : null
  } catch {
    // Bytes that are no CBOR are no key.
    return null
  }
}

function ours(challenge: string, publicUrl: string) {
  const { origin, hostname } = new URL(publicUrl)
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: hostname }
}

/** The page that asked must be the one on top: we are never framed. */
function refuseOtherFrame(response: unknown): void {
  const { clientDataJSON } = (response as AuthenticationResponseJSON).response
  const { crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON)
  if (crossOrigin === true || topOrigin !== undefined) throw new Error('made in a frame of another origin')
}

/**
 * We ask for no attestation, so browsers send none, or what the new key signed itself. Anything else would have us
 * evaluate certificates, and fetch what they name.
 */
function refuseForeignAttestation({ response: { attestationObject } }: RegistrationResponseJSON): void {
  const bytes = isoBase64URL.toBuffer(attestationObject)
  const attestation = decodeAttestationObject(bytes)
  const format = attestation.get('fmt')
  if (format !== 'none' && format !== 'packed') throw new Error('an attestation nobody asked for')
  if (attestation.get('attStmt').get('x5c') !== undefined) throw new Error('an attestation by certificate')
  const whole = isoCBOR.encode(attestation as unknown as Parameters<typeof isoCBOR.encode>[0])
  if (whole.byteLength !== bytes.byteLength) throw new Error('bytes behind the attestation')
}

async function orNull<Result>(verify: () => Promise<Result>): Promise<Result | null> {
  try {
    return await verify()
  } catch {
    // The library says no by throwing, and trips over what is malformed: both mean that nothing was proven.
    return null
  }
}
