import { t } from './text.ts'

/** Why a sign-in failed, as the server keeps it: `wrong_password` is "wrong password". */
export function failureWords(reason: string): string {
  return known[reason] ?? reason.replaceAll(/[_-]/g, ' ')
}

const known: Readonly<Record<string, string>> = {
  wrong_password: t('wrong password'),
  wrong_code: t('wrong code'),
  wrong_passkey: t('wrong passkey'),
  wrong_second_code: t('wrong second code'),
  wrong_enrolment_code: t('wrong enrolment code'),
  too_many_attempts: t('too many attempts'),
  sign_up_of_known_address: t('sign up of known address'),
  no_account: t('no account'),
  suspended: t('suspended'),
  'not-a-member': t('not a member'),
  'no-organization': t('no organization'),
  'organization-suspended': t('organization suspended'),
  'not-served': t('not for this connection'),
  'organization-not-let-in': t('not of an organization that is let in'),
  'role-missing': t('role missing'),
  'single-sign-on': t('not by single sign-on'),
  network_blocked: t('kept out by a network rule'),
  method: t('not in a way that the app takes'),
}
