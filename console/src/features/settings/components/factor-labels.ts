import { t } from '../../../lib/text.ts'
import type { FactorName } from '../api/settings.ts'

export const factorLabels: Readonly<Record<FactorName, string>> = {
  passkey: t('Passkey'),
  'security-key': t('Security key'),
  totp: t('Authenticator app'),
  email: t('Code by e-mail'),
  'recovery-code': t('Recovery codes'),
}
