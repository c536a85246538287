// A sign-in page to be looked at before its look is saved, for a face without pages of its own. The face that signs
// people in draws it from its own pages.
import type { ApplicationSettings } from '../applications/settings.ts'

/** The pages that can be looked at, in the order in which people may meet them. */
export const previewScreens = [
  'identifier',
  'identifier-fault',
  'password',
  'password-fault',
  'email-code',
  'company',
  'organization',
  'organization-name',
  'new-password',
  'terms',
  'profile',
  'passkey-offer',
  'sign-up',
  'sign-up-fault',
  'sign-up-code',
  'authenticator',
  'email-factor',
  'passkey-factor',
  'recovery-code',
  'enrolment',
  'enrolment-app',
  'new-codes',
  'codes',
  'consent',
  'device',
  'device-confirm',
  'help',
  'reset-request',
  'reset-sent',
  'reset',
  'recovery-request',
  'recovery-received',
  'recovery-confirm',
  'recovery-password',
  'recovery-factor',
  'recovery-done',
  'invitation',
  'email-verification',
  'account',
  'signed-out',
  'refused',
  'link-expired',
  'link-unusable',
  'sign-in-expired',
  'sign-in-unknown',
  'request-wrong',
  'too-many-tries',
  'not-found',
  'maintenance',
  'fault',
] as const
export type PreviewScreen = (typeof previewScreens)[number]

export interface LoginPreview {
  readonly screen: PreviewScreen
  readonly theme: 'light' | 'dark'
  /** A language tag; where it is not offered, the language of the settings. */
  readonly locale: string
  /** As they would be. */
  readonly settings: ApplicationSettings
  /** Of the application whose pages they are. */
  readonly publicUrl: string
}

export interface DrawnLoginPreview {
  /** The document, for a frame that runs no scripts. */
  readonly html: string
  /** What the page itself shows, from another origin. */
  readonly leftOut: readonly 'logo'[]
}

/** Reads nothing and changes nothing. */
export type DrawLoginPreview = (preview: LoginPreview) => DrawnLoginPreview
