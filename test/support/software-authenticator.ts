// An authenticator in software: makes passkeys and answers challenges as a browser would hand them over (WebAuthn
// Level 3 §6), and as no browser would where a test asks for that.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** What to answer otherwise than the options ask. */
export interface Lies {
  readonly challenge?: string
  readonly origin?: string
  readonly crossOrigin?: boolean
  readonly rpId?: string
  readonly isUserVerified?: boolean
  readonly counter?: number
  readonly userHandle?: string | null
  /** Behind the authenticator data, and signed with it. */
  readonly trailing?: Buffer
  /** Behind the attestation object; nobody signs those. */
  readonly behindAttestation?: Buffer
  /** ES384 is nothing we offer. */
  readonly algorithm?: -7 | -35
  readonly format?: string
}

export interface SoftwareAuthenticator {
  create(options: PublicKeyCredentialCreationOptionsJSON, lies?: Lies): RegistrationResponseJSON
  /** Answers with the passkey made last. */
  get(options: PublicKeyCredentialRequestOptionsJSON, lies?: Lies): AuthenticationResponseJSON
}

interface Held {
  readonly id: string
  readonly privateKey: KeyObject
  readonly userHandle: string
}

/** `counts`: whether it counts signatures, as keys of hardware do and synced passkeys do not. */
export function softwareAuthenticator(origin: string, { counts = false } = {}): SoftwareAuthenticator {
  let held: Held | null = null
  let counter = 0
  const nextCounter = () => (counts ? ++counter : 0)
  return {
    create: (options, lies = {}) => {
      const { algorithm = -7 } = lies
      const namedCurve = algorithm === -7 ? 'P-256' : 'P-384'
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
      const credentialId = randomBytes(32)
      held = { id: credentialId.toString('base64url'), privateKey, userHandle: options.user.id }
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(publicKey, algorithm),
        lies.trailing ?? Buffer.alloc(0),
      ])
      const rpId = options.rp.id ?? new URL(origin).hostname
      const authData = Buffer.concat([head(rpId, 0x40, lies.counter ?? nextCounter(), lies), attested])
      const attestation = cborMap([
        [cborText('fmt'), cborText(lies.format ?? 'none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ])
      const clientData = clientDataOf('webauthn.create', options.challenge, origin, lies)
      return {
        id: held.id,
        rawId: held.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          attestationObject: Buffer.concat([attestation, lies.behindAttestation ?? Buffer.alloc(0)]).toString(
            'base64url',
          ),
          transports: ['internal'],
        },
      }
    },
    get: (options, lies = {}) => {
      if (held === null) throw new Error('this authenticator holds no passkey yet')
      const rpId = options.rpId ?? new URL(origin).hostname
      const authData = Buffer.concat([
        head(rpId, 0, lies.counter ?? nextCounter(), lies),
        lies.trailing ?? Buffer.alloc(0),
      ])
      const clientData = clientDataOf('webauthn.get', options.challenge, origin, lies)
      const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
      const userHandle = lies.userHandle === undefined ? held.userHandle : lies.userHandle
      return {
        id: held.id,
        rawId: held.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, held.privateKey).toString('base64url'),
          ...(userHandle === null ? {} : { userHandle }),
        },
      }
    },
  }
}

/** RP id hash, flags and counter: present always, verified unless a lie says otherwise. */
function head(rpId: string, flags: number, counter: number, lies: Lies): Buffer {
  const all = flags | 0x01 | ((lies.isUserVerified ?? true) ? 0x04 : 0)
  const counted = Buffer.alloc(4)
  counted.writeUInt32BE(counter)
  return Buffer.concat([
    createHash('sha256')
      .update(lies.rpId ?? rpId)
      .digest(),
    Buffer.from([all]),
    counted,
  ])
}

function clientDataOf(type: string, challenge: string, origin: string, lies: Lies): Buffer {
  const { crossOrigin = false } = lies
  const data = { type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? origin, crossOrigin }
  return Buffer.from(JSON.stringify(data))
}

/** An EC key as COSE has it (RFC 9053 §7.1.1). */
function coseKey(publicKey: KeyObject, algorithm: -7 | -35): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return cborMap([
    [cborInteger(1), cborInteger(2)],
    [cborInteger(3), cborInteger(algorithm)],
    [cborInteger(-1), cborInteger(algorithm === -7 ? 1 : 2)],
    [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()])
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)])
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes])
}

function cborInteger(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
}

/** The major type and a length below 65,536 (RFC 8949 §3). */
function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}
