// Files as they come from elsewhere: which formats there are, what their columns become, and how their passwords are
// written. How one record of a format is read stands in `formats/`.
import type { JsonObject } from '../kernel/json.ts'
import { isMetadataKey, mappableFields } from './mappable-fields.ts'

export const fileFormats = ['csv', 'ndjson', 'json', 'auth0', 'keycloak', 'clerk'] as const
export type FileFormat = (typeof fileFormats)[number]

/** Formats whose columns mean what whoever imports them says. */
export function takesMapping(format: FileFormat): boolean {
  return format === 'csv' || format === 'ndjson' || format === 'json'
}

/** An export names the connection of each person; other files go whole to the one that was asked for. */
export function namesConnections(format: FileFormat): boolean {
  return format === 'auth0'
}

export const passwordAlgorithms = ['bcrypt', 'argon2', 'pbkdf2', 'ldap', 'md5', 'sha1', 'sha256', 'sha512'] as const
export type PasswordAlgorithm = (typeof passwordAlgorithms)[number]

/** How the column of password hashes is written. */
export interface PasswordForm {
  readonly algorithm: PasswordAlgorithm
  /** Of digests: hex where left out. */
  readonly encoding?: 'hex' | 'base64'
  /** Where a salt of its own column stands: before the password where left out. */
  readonly saltPosition?: 'prefix' | 'suffix'
}

export interface MappedColumn {
  readonly column: string
  /** Null: the column is left out. */
  readonly field: string | null
}

export interface FileShape {
  readonly format: FileFormat
  readonly columns: readonly string[]
  readonly mapping: readonly MappedColumn[]
  readonly password: PasswordForm
}

export type Mapped = Readonly<Record<string, unknown>>

export function isMappable(field: string): boolean {
  return (mappableFields as readonly string[]).includes(field) || isMetadataKey(field)
}

/** The shape as a job remembers it. */
export function shapeFrom(kept: JsonObject): FileShape {
  return kept as unknown as FileShape
}
