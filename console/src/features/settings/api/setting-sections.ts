// The sections of the settings: what each is called, where it is, and by which words it is found.
import type { Permission } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { FormSection } from './form-section.ts'

interface SettingSection {
  readonly path: SectionPath
  readonly label: string
  readonly permission: Permission
  /** The names of what can be set there: each is the label of its field, or the title above its fields. */
  readonly holds: readonly string[]
}

export type SectionPath =
  | '/settings'
  | `/settings/${FormSection}`
  | '/settings/passwords'
  | '/settings/emails'
  | '/settings/team'
  | '/settings/connections'
  | '/settings/domains'
  | '/settings/webhooks'
  | '/settings/system'

const read = 'read:settings' as const

export const settingSections: readonly SettingSection[] = [
  { path: '/settings', label: t('Sign-in settings'), permission: read, holds: [] },
  {
    path: '/settings/mfa',
    label: t('MFA'),
    permission: read,
    holds: [
      t('A second factor is'),
      t('Days to set it up'),
      t('Days a trusted browser is spared'),
      t('Factors that count'),
      t('Asked for in this order'),
      t('Recovery codes at once'),
      t('Roles that ask for it'),
      t('Exempt for a while'),
    ],
  },
  {
    path: '/settings/passwords',
    label: t('Passwords'),
    permission: read,
    holds: [
      t('Strength'),
      t('Least length'),
      t('Common passwords are refused'),
      t('Words that are no password'),
      t('A password may not hold what is known of the person'),
      t('Earlier passwords may not come back'),
      t('Earlier passwords'),
      t('Days until a password expires'),
    ],
  },
  {
    path: '/settings/sessions',
    label: t('Sessions'),
    permission: read,
    holds: [
      t('Minutes without activity'),
      t('Minutes at most'),
      t('Minutes an access token lives'),
      t('Browsers at most'),
      t('Offer “Keep me signed in”'),
      t('Days a kept session lasts'),
      t('Mail people when a new browser signs in'),
    ],
  },
  {
    path: '/settings/lockout',
    label: t('Lockout and limits'),
    permission: read,
    holds: [
      t('Guesses at an account are limited'),
      t('The account is locked where the guesses come from'),
      t('Its owner is told by e-mail'),
      t('Wrong attempts before the lock'),
      t('Networks that are never locked'),
      t('Attempts are counted'),
      t('Tries from one network are limited'),
      t('Failed sign-ins before it is held up'),
      t('Sign-ups before it is held up'),
      t('Networks that are never held up'),
      t('Whoever signs in with a leaked password'),
      t('Network rules'),
    ],
  },
  {
    path: '/settings/login',
    label: t('Login page'),
    permission: read,
    holds: [
      t('Ways in'),
      t('Anybody can create an account'),
      t('A code by e-mail can stand in for the password'),
      t('Passkeys'),
      t('Offer a passkey after a sign-in by password'),
      t('Name and password on one page'),
      t('What sign-up asks'),
      t('Domains that may sign up'),
      t('Terms of use'),
      t('The terms are accepted with a box'),
      t('Account recovery'),
      t('Take recovery requests'),
      t('Hours an approved recovery waits'),
    ],
  },
  {
    path: '/settings/connections',
    label: t('Connections'),
    permission: read,
    holds: [t('Identity providers'), t('Issuer'), t('E-mail domains')],
  },
  {
    path: '/settings/domains',
    label: t('Domains'),
    permission: read,
    holds: [t('Domains of organizations')],
  },
  {
    path: '/settings/branding',
    label: t('Branding'),
    permission: read,
    holds: [
      t('Name and look'),
      t('Name'),
      t('Accent color'),
      t('Roundness of corners'),
      t('Layout'),
      t('Background, light'),
      t('Background, dark'),
      t('Logo'),
      t('Pictures'),
      t('Your own words'),
      t('Support e-mail'),
    ],
  },
  {
    path: '/settings/emails',
    label: t('Email templates'),
    permission: read,
    holds: [t('Subject'), t('Writer'), t('Letter'), t('Suppressed addresses')],
  },
  {
    path: '/settings/support',
    label: t('Support'),
    permission: read,
    holds: [
      t('Callers are verified by'),
      t('The caller is verified before'),
      t('Acting as a user for 15 minutes is'),
      t('The role support may act as users too'),
    ],
  },
  {
    path: '/settings/data',
    label: t('Data'),
    permission: read,
    holds: [t('Days the audit log is kept'), t('Location tables')],
  },
  {
    path: '/settings/webhooks',
    label: t('Webhooks'),
    permission: 'read:webhooks',
    holds: [t('Log streams'), t('Deliveries')],
  },
  { path: '/settings/team', label: t('Team'), permission: 'read:operators', holds: [t('Console roles')] },
  {
    path: '/settings/system',
    label: t('System'),
    permission: read,
    holds: [
      t('Version'),
      t('Signing keys'),
      t('Database'),
      t('Schema'),
      t('Processes'),
      t('E-mail'),
      t('Leaked passwords'),
      t('Location tables'),
      t('License'),
      t('Licenses of parts'),
    ],
  },
]

/** The sections whose name, or the name of something in them, holds the words; what was found stands beside each. */
export function foundSections(
  sections: readonly SettingSection[],
  words: string,
): readonly { readonly section: SettingSection; readonly found: readonly string[] }[] {
  const sought = words.trim().toLocaleLowerCase()
  if (sought === '') return sections.map((section) => ({ section, found: [] }))
  return sections.flatMap((section) => {
    const found = section.holds.filter((name) => name.toLocaleLowerCase().includes(sought))
    const isNamed = section.label.toLocaleLowerCase().includes(sought)
    return isNamed || found.length > 0 ? [{ section, found }] : []
  })
}
