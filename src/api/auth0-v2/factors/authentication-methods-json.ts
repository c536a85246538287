// Authentication methods in the vendor's words (auth0.md 3.8): what goes out is masked, but for what was just replaced.
import type { NewFactor, NewKey } from '../../../authentication-methods/add-method.ts'
import type {
  AuthenticationMethod,
  MethodType,
  PasskeyDetails,
} from '../../../authentication-methods/authentication-method.ts'
import { newTotpSeed, totpSeedFrom } from '../../../authentication-methods/totp.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { canonicalEmail, canonicalPhoneNumber } from '../../../users/identifiers.ts'
import type { CreateMethodBody, ReplaceMethodsBody } from './authentication-methods-schemas.ts'

type FactorBody = CreateMethodBody | ReplaceMethodsBody[number]

export function factorFrom(body: FactorBody): NewFactor {
  refuseForeignAttributes(body)
  const name = body.name ?? null
  switch (body.type) {
    case 'totp':
      return { type: 'totp', name, seed: seedFrom(body.totp_secret) }
    case 'email':
      return { type: 'email', name, destination: canonicalEmail(required(body, 'email')) }
    case 'phone': {
      const delivery = body.preferred_authentication_method ?? 'sms'
      return { type: 'phone', name, destination: canonicalPhoneNumber(required(body, 'phone_number')), delivery }
    }
    default:
      return { type: body.type === 'passkey' ? 'passkey' : 'security-key', name, key: keyFrom(body) }
  }
}

const attributesOf = {
  totp: ['totp_secret'],
  email: ['email'],
  phone: ['phone_number', 'preferred_authentication_method'],
  'webauthn-roaming': ['key_id', 'public_key', 'relying_party_identifier', 'aaguid', 'user_handle', 'transports'],
  passkey: [
    ...['key_id', 'public_key', 'relying_party_identifier', 'aaguid', 'user_handle', 'transports'],
    ...['credential_backed_up', 'credential_device_type'],
  ],
} as const satisfies Record<CreateMethodBody['type'], readonly (keyof CreateMethodBody)[]>

/** What would be ignored is refused: the caller meant something by it. */
function refuseForeignAttributes(body: FactorBody): void {
  const own: readonly string[] = ['type', 'name', ...attributesOf[body.type]]
  const foreign = Object.keys(body).find((name) => !own.includes(name))
  if (foreign !== undefined) throw invalidField(foreign, `Not allowed for authentication methods of type ${body.type}`)
}

function required<Name extends keyof FactorBody>(body: FactorBody, name: Name): string {
  const value = body[name]
  if (typeof value === 'string') return value
  throw invalidField(name, `Missing required property: ${name}`)
}

function seedFrom(text: string | undefined): Buffer {
  const seed = text === undefined ? newTotpSeed() : totpSeedFrom(text)
  if (seed === null) throw invalidField('totp_secret', 'Send at least 16 letters and digits of base32 (A-Z, 2-7)')
  return seed
}

function keyFrom(body: CreateMethodBody): NewKey {
  const { key_id, public_key, relying_party_identifier, aaguid, user_handle, transports } = body
  if (key_id === undefined) throw invalidField('key_id', 'Missing required property: key_id')
  if (public_key === undefined) throw invalidField('public_key', 'Missing required property: public_key')
  return {
    credentialId: key_id,
    // Buffer reads both alphabets of base64.
    publicKey: Buffer.from(public_key, 'base64'),
    relyingPartyId: relying_party_identifier,
    aaguid: aaguid?.toLowerCase(),
    userHandle: user_handle,
    transports,
    isBackedUp: body.credential_backed_up,
    deviceType: body.credential_device_type === 'multi_device' ? 'multiDevice' : 'singleDevice',
  }
}

/** As a list and a single method show it. */
export function methodJson(method: AuthenticationMethod) {
  return {
    ...changedMethodJson(method),
    confirmed: method.confirmedAt !== null,
    ...(method.confirmedAt === null ? {} : { enrolled_at: method.confirmedAt.toISOString() }),
    ...(method.lastUsedAt === null ? {} : { last_auth_at: method.lastUsedAt.toISOString() }),
  }
}

/** As the call that made or changed it answers. */
export function changedMethodJson(method: AuthenticationMethod) {
  return { ...methodParts(method), ...destinationParts(method, maskedEmail, maskedPhone) }
}

/** As the call that replaced all of them answers: the caller has just sent it. */
export function replacedMethodJson(method: AuthenticationMethod) {
  const asItIs = (text: string) => text
  return { ...methodParts(method), ...destinationParts(method, asItIs, asItIs) }
}

const wireTypes: Readonly<Record<MethodType, string>> = {
  totp: 'totp',
  passkey: 'passkey',
  'security-key': 'webauthn-roaming',
  'recovery-code': 'recovery-code',
  email: 'email',
  phone: 'phone',
}

function methodParts({ id, type, name, createdAt, passkey }: AuthenticationMethod) {
  return {
    id,
    type: wireTypes[type],
    ...(name === null ? {} : { name }),
    created_at: createdAt.toISOString(),
    ...(passkey === null ? {} : keyParts(passkey)),
    ...(type === 'passkey' && passkey !== null ? passkeyParts(passkey) : {}),
  }
}

function keyParts({ credentialId, publicKey, relyingPartyId, aaguid, transports }: PasskeyDetails) {
  return {
    key_id: credentialId,
    public_key: publicKey.toString('base64'),
    relying_party_identifier: relyingPartyId,
    transports,
    ...(aaguid === null ? {} : { aaguid }),
  }
}

function passkeyParts({ deviceType, isBackedUp, userHandle }: PasskeyDetails) {
  return {
    credential_device_type: deviceType === 'multiDevice' ? 'multi_device' : 'single_device',
    credential_backed_up: isBackedUp,
    user_handle: userHandle,
  }
}

type Mask = (text: string) => string

function destinationParts({ id, type, destination, delivery }: AuthenticationMethod, email: Mask, phone: Mask) {
  if (destination === null) return {}
  if (type === 'email') return { email: email(destination) }
  const way = delivery ?? 'sms'
  return {
    phone_number: phone(destination),
    preferred_authentication_method: way,
    authentication_methods: [{ id: id.replace(/^[^|]*/, way), type: way }],
  }
}

/** `chuc****@exam*******`: of a short name nothing is shown. */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [name, host] = [email.slice(0, at), email.slice(at + 1)]
  return `${name.length > 4 ? name.slice(0, 4) : ''}****@${host.slice(0, 4)}${'*'.repeat(Math.max(host.length - 4, 4))}`
}

export function maskedPhone(phone: string): string {
  return 'X'.repeat(Math.max(phone.length - 4, 4)) + phone.slice(-4)
}
