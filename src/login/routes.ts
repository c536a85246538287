// Every page and form of a sign-in, and every link that is mailed. What one of them needs to be reached, it says itself (flow.ts).
import type { StepForm, StepPage } from './flow.ts'
import { emailChangeLink, emailChangeUndoLink } from './links/email-change.ts'
import { enrolFactorLink } from './links/enrol-factor.ts'
import { identityLink } from './links/identity-link.ts'
import { invitationLink } from './links/invitation.ts'
import type { Link } from './links/link.ts'
import { resetPasswordLink } from './links/reset-password.ts'
import { signInLink } from './links/sign-in-link.ts'
import { unlockLink } from './links/unlock.ts'
import { verifyEmailLink } from './links/verify-email.ts'
import { organizationForm, organizationStep } from './steps/choose-organization.ts'
import { companyStep } from './steps/company.ts'
import { confirmEmailForm, confirmEmailStep, correctAddressForm, resendSignUpCodeForm } from './steps/confirm-email.ts'
import { consentForm, consentStep } from './steps/consent.ts'
import { codeForm, codeStep, sendCodeForm } from './steps/email-code.ts'
import { firstPasskeyForm, firstPasskeyStep } from './steps/first-passkey.ts'
import { changeIdentifierStep, identifyForm, identifyStep } from './steps/identify.ts'
import { joinForm, joinStep } from './steps/join.ts'
import { challengeForms, challengeSteps } from './steps/mfa-challenge.ts'
import { savedCodesForm, wantCodesForm } from './steps/mfa-codes.ts'
import { enrolForms, enrolSteps } from './steps/mfa-enrol.ts'
import { nameOrganizationForm, nameOrganizationStep } from './steps/name-organization.ts'
import { newCodesForm, newCodesStep } from './steps/new-codes.ts'
import { newPasswordForm, newPasswordStep } from './steps/new-password.ts'
import { passkeyForm } from './steps/passkey.ts'
import { passkeyOfferForms, passkeyOfferStep } from './steps/passkey-offer.ts'
import { passwordForm, passwordStep } from './steps/password.ts'
import { profileForm, profileStep } from './steps/profile.ts'
import { refusedStep } from './steps/refused.ts'
import { signUpForm, signUpStep } from './steps/sign-up.ts'
import { termsForm, termsStep } from './steps/terms.ts'

export const stepPages: readonly StepPage[] = [
  identifyStep,
  changeIdentifierStep,
  passwordStep,
  codeStep,
  companyStep,
  signUpStep,
  confirmEmailStep,
  firstPasskeyStep,
  organizationStep,
  nameOrganizationStep,
  ...challengeSteps,
  ...enrolSteps,
  newCodesStep,
  termsStep,
  profileStep,
  newPasswordStep,
  consentStep,
  passkeyOfferStep,
  refusedStep,
  joinStep,
]

export const stepForms: readonly StepForm[] = [
  identifyForm,
  passkeyForm,
  passwordForm,
  codeForm,
  sendCodeForm,
  signUpForm,
  confirmEmailForm,
  resendSignUpCodeForm,
  correctAddressForm,
  firstPasskeyForm,
  ...challengeForms,
  ...enrolForms,
  ...passkeyOfferForms,
  newCodesForm,
  termsForm,
  profileForm,
  newPasswordForm,
  savedCodesForm,
  wantCodesForm,
  organizationForm,
  nameOrganizationForm,
  consentForm,
  joinForm,
]

export const links: readonly Link[] = [
  resetPasswordLink,
  verifyEmailLink,
  unlockLink,
  enrolFactorLink,
  invitationLink,
  signInLink,
  identityLink,
  emailChangeLink,
  emailChangeUndoLink,
]
