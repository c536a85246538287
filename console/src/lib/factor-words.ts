import { t } from './text.ts'

const names: Readonly<Record<string, string>> = {
  passkey: t('Passkey'),
  'security-key': t('Security key'),
  totp: t('Authenticator'),
  phone: t('Phone'),
  email: t('E-mail code'),
}

/** What a second factor is called where somebody's strongest is told. */
export function factorName(type: string): string {
  return names[type] ?? type
}
