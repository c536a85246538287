// The pages of a sign-in that can be looked at, in groups.
import { t } from '../../../lib/text.ts'

export const previewScreens = [
  {
    group: t('Signing in'),
    screens: {
      identifier: t('Who signs in'),
      'identifier-fault': t('Who signs in, with a fault'),
      password: t('Password'),
      'password-fault': t('Password, wrong'),
      'email-code': t('Code by e-mail'),
      company: t('Single sign-on of a company'),
      organization: t('Choice of an organization'),
      'organization-name': t('Name of an organization'),
      'new-password': t('A new password is due'),
      terms: t('Terms of use'),
      profile: t('Missing profile fields'),
      'passkey-offer': t('Offer of a passkey'),
    },
  },
  {
    group: t('Signing up'),
    screens: {
      'sign-up': t('Sign-up'),
      'sign-up-fault': t('Sign-up, with a fault'),
      'sign-up-code': t('Confirmation of the address'),
      invitation: t('Invitation'),
      'email-verification': t('Confirmation by a link'),
    },
  },
  {
    group: t('Second factor'),
    screens: {
      authenticator: t('Code of an authenticator app'),
      'email-factor': t('Code by e-mail as second factor'),
      'passkey-factor': t('Passkey as second factor'),
      'recovery-code': t('Recovery code'),
      enrolment: t('Choice of a factor'),
      'enrolment-app': t('Setting up an authenticator app'),
      'new-codes': t('New recovery codes are due'),
      codes: t('Recovery codes'),
    },
  },
  {
    group: t('Apps and devices'),
    screens: {
      consent: t('Consent'),
      device: t('Code of a device'),
      'device-confirm': t('Consent to a device'),
      account: t('Own account'),
      'signed-out': t('Signed out'),
    },
  },
  {
    group: t('Way back'),
    screens: {
      help: t('Help'),
      'reset-request': t('Forgotten password'),
      'reset-sent': t('Forgotten password, sent'),
      reset: t('Choice of a new password'),
      'recovery-request': t('Recovery request'),
      'recovery-received': t('Recovery request, received'),
      'recovery-confirm': t('Recovery, confirmation'),
      'recovery-password': t('Recovery, password'),
      'recovery-factor': t('Recovery, second factor'),
      'recovery-done': t('Recovery, done'),
    },
  },
  {
    group: t('Errors'),
    screens: {
      refused: t('Account suspended'),
      'link-expired': t('Link has expired'),
      'link-unusable': t('Link does not work'),
      'sign-in-expired': t('Sign-in took too long'),
      'sign-in-unknown': t('Sign-in of another browser'),
      'request-wrong': t('Wrong request of an app'),
      'too-many-tries': t('Too many attempts'),
      'not-found': t('No such page'),
      maintenance: t('Maintenance'),
      fault: t('Fault of the server'),
    },
  },
] as const

type KeysOf<Group> = Group extends { readonly screens: infer Screens } ? keyof Screens : never
export type PreviewScreen = KeysOf<(typeof previewScreens)[number]>
