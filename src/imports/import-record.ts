// One record of an import file in the words of the core: what Auth0's import file may hold, and what its exports, and
// ours, hold besides.
import type { JsonObject } from '../kernel/json.ts'
import type { ForeignPassword } from '../passwords/stored-password.ts'

export interface ImportRecord {
  /** With or without its provider, as the file has it. */
  userId?: string
  email?: string
  emailVerified?: boolean
  username?: string
  phoneNumber?: string
  phoneVerified?: boolean
  name?: string
  nickname?: string
  givenName?: string
  familyName?: string
  picture?: string
  isBlocked?: boolean
  appMetadata?: JsonObject
  userMetadata?: JsonObject
  password?: ForeignPassword
  factors?: readonly ImportedFactor[]
  // What only exports hold.
  identities?: readonly ExportedIdentity[]
  connection?: string
  createdAt?: Date
  updatedAt?: Date
  lastLogin?: Date
  lastIp?: string
  loginsCount?: number
  lastPasswordReset?: Date
}

export type ImportedFactor =
  | { readonly type: 'totp'; readonly seed: Buffer }
  | { readonly type: 'phone' | 'email'; readonly destination: string }

export interface ExportedIdentity {
  readonly connection: string | null
  readonly provider: string
  readonly subject: string
  readonly profile: JsonObject | null
}

/** `import-file`: Auth0's closed schema of what may be imported. `export`: that and what exports hold. */
export type RecordSchema = 'import-file' | 'export'
