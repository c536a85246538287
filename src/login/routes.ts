// Every page and form of a sign-in. What one of them needs to be reached, it says itself (flow.ts).
import type { StepForm, StepPage } from './flow.ts'
import { organizationForm, organizationStep } from './steps/choose-organization.ts'
import { companyStep } from './steps/company.ts'
import { confirmEmailForm, confirmEmailStep, correctAddressForm, resendSignUpCodeForm } from './steps/confirm-email.ts'
import { consentForm, consentStep } from './steps/consent.ts'
import { codeForm, codeStep, sendCodeForm } from './steps/email-code.ts'
import { changeIdentifierStep, identifyForm, identifyStep } from './steps/identify.ts'
import { passkeyForm } from './steps/passkey.ts'
import { passwordForm, passwordStep } from './steps/password.ts'
import { refusedStep } from './steps/refused.ts'
import { signUpForm, signUpStep } from './steps/sign-up.ts'

export const stepPages: readonly StepPage[] = [
  identifyStep,
  changeIdentifierStep,
  passwordStep,
  codeStep,
  companyStep,
  signUpStep,
  confirmEmailStep,
  organizationStep,
  consentStep,
  refusedStep,
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
  organizationForm,
  consentForm,
]
