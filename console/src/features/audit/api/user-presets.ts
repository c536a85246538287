// The views of one person's events. Each is a list of types, so that the server finds the events and pages through them.
import { t } from '../../../lib/text.ts'
import { eventSentences } from './event-sentences.ts'
import type { UserPreset } from './user-audit-search.ts'

export const presetLabels: Readonly<Record<UserPreset, string>> = {
  everything: t('Everything'),
  'sign-ins': t('Sign-ins'),
  security: t('Security changes'),
  recovery: t('Recovery chain'),
  admin: t('Admin actions'),
  data: t('Data changes'),
}

const patterns: Readonly<Partial<Record<UserPreset, RegExp>>> = {
  'sign-ins': /^user\.(signed_(in|out|up)|sign_in_failed|locked$|unlocked|session|sessions|code_|device_|refresh_)/,
  security:
    /^user\.(password|factor|mfa|recovery_code|email_ch|email_ver|identity|browser|locked_down|suspended|activated|lock)/,
  admin:
    /^(user\.(suspended|activated|offboard|deleted|role_|permission_|mfa_(reset|exempt)|ticket|verification_r|unlocked|lock|sessions_revoked|merged|impersonat|required_actions|password_reset_requested|factor_removed|identity_|note_|caller_|diagnosis|data_downloaded|email_change)|console\.pii|recovery_request\.(approved|denied|link_resent|assigned|unassigned)|organization\.(member|role)|message\.read)/,
  data: /^(user\.(created|updated|email_|claimed|identity|data_|merged)|users\.|organization\.member)/,
}

/** Undefined: all of them. */
export function typesOf(preset: UserPreset): string | undefined {
  const pattern = patterns[preset]
  if (pattern === undefined) return undefined
  return Object.keys(eventSentences)
    .filter((type) => pattern.test(type))
    .join(',')
}
