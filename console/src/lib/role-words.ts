import { t } from './text.ts'

const words: Readonly<Record<string, string>> = {
  owner: t('owner'),
  admin: t('admin'),
  security: t('security'),
  support: t('support'),
  support_readonly: t('support, read-only'),
  auditor: t('auditor'),
}

/** What a console role is called. */
export function roleInWords(role: string): string {
  return words[role] ?? role
}

/** What a console role is called beside the name of whoever has it, as in "Sam (security)". */
export function withRole(name: string, role: string): string {
  return t('{name} ({role})', { name, role: roleInWords(role) })
}
