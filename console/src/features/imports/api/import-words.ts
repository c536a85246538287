import { t } from '../../../lib/text.ts'
import type { FileFormat } from './import-file.ts'

export const formatLabels: Readonly<Record<FileFormat, string>> = {
  csv: t('CSV table'),
  ndjson: t('JSON lines (NDJSON)'),
  json: t('JSON array'),
  auth0: t('Auth0 export'),
  keycloak: t('Keycloak realm (JSON)'),
  clerk: t('Clerk export (CSV)'),
}

/** What a column may become; metadata keys besides. */
export const fieldLabels: Readonly<Record<string, string>> = {
  email: t('E-mail address'),
  email_verified: t('E-mail verified'),
  username: t('Username'),
  phone_number: t('Phone number'),
  phone_verified: t('Phone verified'),
  name: t('Full name'),
  given_name: t('First name'),
  family_name: t('Last name'),
  nickname: t('Nickname'),
  picture: t('Picture'),
  user_id: t('User ID'),
  blocked: t('Suspended'),
  created_at: t('Created'),
  updated_at: t('Updated'),
  last_login: t('Last sign-in'),
  last_ip: t('IP of the last sign-in'),
  logins_count: t('Sign-in count'),
  last_password_reset: t('Password changed'),
  password_hash: t('Password hash'),
  password_salt: t('Salt of the password'),
  totp_secret: t('Authenticator secret'),
  custom_password_hash: t('Password hash (object)'),
  mfa_factors: t('Second factors (list)'),
  identities: t('Identities (list)'),
  user_metadata: t('User metadata (object)'),
  app_metadata: t('App metadata (object)'),
}

/** Why records would be refused; the field stands beside it. */
export function reasonInWords(code: string): string {
  return reasons[code] ?? t('Something is wrong with the record')
}

const reasons: Readonly<Record<string, string>> = {
  INVALID_JSON: t('The record cannot be read'),
  INVALID_TYPE: t('A value of another kind is expected'),
  INVALID_FORMAT: t('The value has the wrong form'),
  PATTERN: t('The value has the wrong form'),
  MINIMUM: t('The number is too small'),
  MAXIMUM: t('The number is too large'),
  MIN_LENGTH: t('The text is too short'),
  MAX_LENGTH: t('The text is too long'),
  ARRAY_LENGTH_SHORT: t('The list is empty'),
  ARRAY_LENGTH_LONG: t('The list is too long'),
  OBJECT_REQUIRED: t('Something that is required is missing'),
  OBJECT_ADDITIONAL_PROPERTIES: t('A field that does not exist here'),
  DUPLICATED_IN_FILE: t('An earlier record is about the same person'),
  CONFLICT: t('Somebody else has this already'),
  CONFLICT_EMAIL: t('Somebody else has this already'),
  CONFLICT_USERNAME: t('Somebody else has this already'),
  CONNECTION_NOT_FOUND: t('There is no connection of that name'),
  MFA_FACTORS_FAILED: t('A second factor cannot be brought along'),
}
