// What the filters of the list and their values are called on screen. A filter that has no words here is not offered.
import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import type { FilterOffer } from '../api/list-filters.ts'
import type { FilterName } from '../api/list-search.ts'
import type { FactorKind } from '../api/user.ts'

export const factorWords: Readonly<Record<FactorKind, string>> = {
  passkey: t('Passkey'),
  'security-key': t('Security key'),
  totp: t('Authenticator'),
  phone: t('Phone'),
  email: t('E-mail'),
}

export const filterLabels: Readonly<Record<FilterName, string>> = {
  q: t('Search words'),
  status: t('Status'),
  lockedUntil: t('Locked until'),
  mfa: t('MFA'),
  organization: t('Organization'),
  seen: t('Last sign-in'),
  role: t('Role'),
  permission: t('Permission'),
  connection: t('Connection'),
  emailVerified: t('E-mail verified'),
  created: t('Created'),
  offboarding: t('Offboarding'),
  deletion: t('Deletion'),
  invitation: t('Invitation'),
  import: t('Import'),
  invitedBy: t('Invited by'),
  domain: t('E-mail domain'),
  app: t('App'),
  country: t('Last country'),
  password: t('Password'),
  codes: t('Recovery codes'),
  session: t('Sessions'),
  recovery: t('Recovery request'),
  metadata: t('Metadata'),
}

export const groupLabels: Readonly<Record<FilterOffer['group'], string>> = {
  account: t('Account'),
  security: t('Security'),
  access: t('Access'),
  activity: t('Activity'),
  metadata: t('Metadata'),
}

const valueWords: Readonly<Record<string, string>> = {
  active: t('Active'),
  suspended: t('Suspended'),
  expired: t('Expired'),
  locked: t('Locked'),
  open: t('Not used yet'),
  none: t('None'),
  any: t('Any factor'),
  weak: t('E-mail or phone only'),
  ...factorWords,
  true: t('Yes'),
  false: t('No'),
  scheduled: t('Scheduled'),
  'must-change': t('Must be changed'),
  'reset-open': t('Reset link not used'),
  leaked: t('Known as leaked'),
  few: t('Two or fewer left'),
  left: t('Some left'),
  waiting: t('Waiting'),
  never: t('Never'),
}

/** `suspended`, `!totp`, `none:90d`, `beyond:1h` or `2026-01-01..2026-03-31` as people say it. */
export function valueInWords(value: string): string {
  if (value.startsWith('!')) return t('not {label}', { label: valueInWords(value.slice(1)) })
  const [, none, days] = /^(none:)?(\d+)d$/.exec(value) ?? []
  if (days !== undefined)
    return none ? t('Not for {count} days', { count: days }) : t('Last {count} days', { count: days })
  const [, beyond, count, unit = ''] = /^(beyond:)?(\d+)([mh])$/.exec(value) ?? []
  if (count !== undefined) {
    const time = durationWords(Number(count) * (unit === 'h' ? 60 : 1)) ?? ''
    return beyond ? t('In more than {time}', { time }) : t('In at most {time}', { time })
  }
  const [from, to] = value.includes('..') ? value.split('..') : []
  if (from && to) return t('{first} to {last}', { first: from, last: to })
  if (from) return t('Since {day}', { day: from })
  if (to) return t('Until {day}', { day: to })
  return valueWords[value] ?? value
}
