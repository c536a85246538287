import type { FaultList } from './fault-list.ts'

export const foreignAlgorithms = [
  'argon2',
  'bcrypt',
  'hmac',
  'ldap',
  'md4',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'pbkdf2',
  'scrypt',
] as const
export const byteEncodings = ['base64', 'hex', 'utf8'] as const
export const passwordEncodings = ['ascii', 'utf8', 'utf16le', 'ucs2', 'latin1', 'binary'] as const
export const saltPositions = ['prefix', 'suffix'] as const

export type ByteEncoding = (typeof byteEncodings)[number]
export type PasswordEncoding = (typeof passwordEncodings)[number]
export type SaltPosition = (typeof saltPositions)[number]

/** A hash as Auth0's import format writes it (auth0.md 5.3). */
export interface ForeignHashInput {
  readonly algorithm: (typeof foreignAlgorithms)[number]
  readonly hash: {
    readonly value: string
    readonly encoding?: ByteEncoding
    readonly digest?: string
    readonly key?: { readonly value: string; readonly encoding?: ByteEncoding }
  }
  readonly salt?: { readonly value: string; readonly encoding?: ByteEncoding; readonly position?: SaltPosition }
  readonly password?: { readonly encoding?: PasswordEncoding }
  readonly keylen?: number
  readonly cost?: number
  readonly blockSize?: number
  readonly parallelization?: number
  /** Not Auth0's: rounds of a PBKDF2 hash that is not written as a PHC string. */
  readonly iterations?: number
}

type Shape =
  | { readonly kind: 'text'; readonly required?: boolean }
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly required?: boolean }
  | { readonly kind: 'count'; readonly required?: boolean }
  | { readonly kind: 'object'; readonly parts: Readonly<Record<string, Shape>>; readonly required?: boolean }

const encodedText: Readonly<Record<string, Shape>> = {
  value: { kind: 'text', required: true },
  encoding: { kind: 'choice', of: byteEncodings },
}

const hashShape: Shape = {
  kind: 'object',
  parts: {
    algorithm: { kind: 'choice', of: foreignAlgorithms, required: true },
    hash: {
      kind: 'object',
      required: true,
      parts: { ...encodedText, digest: { kind: 'text' }, key: { kind: 'object', parts: encodedText } },
    },
    salt: { kind: 'object', parts: { ...encodedText, position: { kind: 'choice', of: saltPositions } } },
    password: { kind: 'object', parts: { encoding: { kind: 'choice', of: passwordEncodings } } },
    keylen: { kind: 'count' },
    cost: { kind: 'count' },
    blockSize: { kind: 'count' },
    parallelization: { kind: 'count' },
    iterations: { kind: 'count' },
  },
}

/** Null when the shape is wrong; `faults` then says where. */
export function readHashInput(input: unknown, faults: FaultList): ForeignHashInput | null {
  checkShape(input, hashShape, '', faults)
  return faults.faults.length === 0 ? (input as ForeignHashInput) : null
}

function checkShape(value: unknown, shape: Shape, path: string, faults: FaultList): void {
  if (shape.kind === 'text') {
    if (typeof value !== 'string') faults.add(path, 'must be text')
  } else if (shape.kind === 'choice') {
    if (!shape.of.includes(value as string)) faults.add(path, `must be one of ${shape.of.join(', ')}`)
  } else if (shape.kind === 'count') {
    if (!Number.isSafeInteger(value) || (value as number) < 1) faults.add(path, 'must be a whole number above 0')
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.add(path, 'must be an object')
  } else {
    checkParts(value as Record<string, unknown>, shape.parts, path, faults)
  }
}

function checkParts(
  value: Record<string, unknown>,
  parts: Readonly<Record<string, Shape>>,
  path: string,
  faults: FaultList,
): void {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`)
  for (const [name, shape] of Object.entries(parts)) {
    if (value[name] !== undefined) checkShape(value[name], shape, below(name), faults)
    else if (shape.required) faults.add(below(name), 'is missing')
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(parts, name)) {
      faults.add(below(name), `is not a field of an imported hash; it may have ${Object.keys(parts).join(', ')}`)
    }
  }
}
