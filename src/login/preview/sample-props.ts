// What pages show in a preview: people and apps that there are not. Nothing is secret, and nothing works anywhere.
import { encodeQR } from 'qr'
import type { StartedTotp } from '../../authentication-methods/totp.ts'
import type { InvitationView } from '../../invitations/peek-invitation.ts'
import type { PasswordPolicy } from '../../passwords/password-policy.ts'
import type { ClientLook } from '../client-look.ts'
import type { ScopeGroups } from '../pages/scope-groups.ts'
import { type PasswordRule, passwordRules } from '../password-rules.ts'
import type { Scene } from '../scene.ts'

export const sampleEmail = 'alice@example.com'
export const sampleMasked = 'a•••@example.com'
export const sampleApp = 'Acme Portal'
export const sampleDomains = ['example.com', 'example.org']
export const sampleHost = 'portal.example.com'
export const sampleCodes: readonly string[] = Array.from(
  { length: 10 },
  (_, at) => `${'ABCDEFGHJK'.charAt(at)}7K2-9QXM-4TZP-${'WVUTSRQPNM'.charAt(at)}3H8`,
)

export const sampleOrganizations = [
  { id: 'org_acme', name: 'acme', displayName: 'Acme' },
  { id: 'org_globex', name: 'globex', displayName: 'Globex' },
]

export const sampleProvider = { connectionId: 'con_sample', name: 'Google' }

export const sampleLook: ClientLook = {
  publisher: 'Acme GmbH',
  logoUrl: null,
  termsUrl: `https://${sampleHost}/terms`,
  privacyUrl: `https://${sampleHost}/privacy`,
}

export const sampleInvitation: InvitationView = {
  id: 'inv_sample',
  organizationId: 'org_acme',
  organizationName: 'Acme',
  inviterName: 'Bob',
  inviteeEmail: sampleEmail,
  roleIds: [],
  clientId: null,
  connectionId: null,
  provesMailbox: true,
}

export function sampleScopes({ texts: { consent } }: Scene): ScopeGroups {
  const asked = (text: string) => ({ text, isNew: false })
  return {
    apiName: sampleApp,
    who: [asked(consent.profile), asked(consent.email)],
    read: [{ text: 'read:reports', isNew: true }],
    change: [],
    stays: true,
  }
}

export function samplePasswordRules({ texts }: Scene): readonly PasswordRule[] {
  return passwordRules(texts, samplePolicy)
}

const samplePolicy: PasswordPolicy = {
  level: 'good',
  dictionary: { enabled: true, words: [] },
  noPersonalInfo: true,
  history: { enabled: false, size: 0 },
  expiryDays: null,
}

const sampleSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const sampleUri = `otpauth://totp/Sample?secret=${sampleSecret}`

export function sampleTotp(): StartedTotp {
  return { methodId: '', secret: sampleSecret, uri: sampleUri, qrSvg: encodeQR(sampleUri, 'svg') }
}
