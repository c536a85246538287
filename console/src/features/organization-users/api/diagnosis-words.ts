import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { MemberCheck, MemberDiagnosis } from './member-diagnosis.ts'

/** Whether they can log in, in one sentence. */
export function verdictWords({ canSignIn, actsOnAccount, checks }: MemberDiagnosis, name: string): string {
  if (canSignIn === null) {
    return actsOnAccount || checks.some(({ state }) => state === 'unknown')
      ? t("It can't be told now whether {name} can log in.", { name })
      : t('Whether {name} can log in is not shown to your organization.', { name })
  }
  return canSignIn ? t('{name} can log in.', { name }) : t("{name} can't log in.", { name })
}

/** What stands out: what is in the way, before what only will be asked of them. */
export function standingOut(diagnosis: MemberDiagnosis): readonly MemberCheck[] {
  const of = (wanted: MemberCheck['state']) => diagnosis.checks.filter(({ state }) => state === wanted)
  return [...of('fail'), ...of('warn'), ...of('unknown')]
}

/** Too many wrong tries hold them up. */
export function isLocked({ checks }: MemberDiagnosis): boolean {
  return checks.some(({ id, state }) => id === 'lock' && state === 'fail')
}

/** Something keeps them out that their organization is not shown. */
export function isKeptOutElsewhere({ canSignIn, checks }: MemberDiagnosis): boolean {
  return canSignIn === false && checks.every(({ state }) => state !== 'fail')
}

/** What it is, and what the administrator can do about it. */
export function checkWords({ id, state, facts }: MemberCheck): string {
  if (state === 'unknown') return t('Something could not be asked. Look again in a moment.')
  switch (id) {
    case 'account':
      if (state === 'warn') return t('Their account ends {time}.', { time: time(facts.endsAt) })
      return facts.isSuspended === false ? t('Their account has ended.') : t('Their account is suspended.')
    case 'email':
      return t('Their e-mail address is not verified.')
    case 'lock':
      return t('There were too many wrong tries: they are locked out until {time}.', { time: time(facts.until) })
    case 'password':
      if (facts.isSet === false) return t('They have no password. Reset Password mails them a link to set one.')
      return facts.expiredAt === undefined
        ? t('They are asked for a new password at the next login.')
        : t('Their password has expired. They are asked for a new one at the next login.')
    case 'mfa-enrolment':
      return t('They are asked to set up MFA at the next login.')
    default:
      return organizationWords(facts)
  }
}

function organizationWords({ reason }: MemberCheck['facts']): string {
  if (reason === 'single-sign-on') {
    return t('Your organization requires its single sign-on, and no connection of it knows them.')
  }
  if (reason === 'organization-suspended') return t('Your organization is suspended.')
  return t('They are not active in your organization. Edit them, and check Active.')
}

const time = (iso: unknown) => exactTime(new Date(String(iso)))
