import { enrollableFactors, prefersApp } from '../../authentication-methods/enrollable-factors.ts'
import { postponeMfa } from '../../sign-ins/choose.ts'
import {
  finishPasskeyEnrolment,
  finishTotpEnrolment,
  startPasskeyEnrolment,
  startTotpEnrolment,
} from '../../sign-ins/enrol-factor.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { page } from '../page.ts'
import { codesContent } from '../pages/mfa-codes.ts'
import {
  enrolAppPage,
  enrolAppPath,
  enrolPage,
  enrolPasskeyPath,
  enrolPath,
  postponePath,
} from '../pages/mfa-enrol-pages.ts'
import { noticePage } from '../pages/notice-page.ts'
import { addressWithin } from '../step-paths.ts'
import { savedCodesPath } from './mfa-codes.ts'
import { readCredential } from './passkey.ts'

const enrolStep: StepPage = {
  path: enrolPath,
  serves: ['enrol'],
  show: async (flow) => {
    const { directory, signIn, scene, faults } = flow
    const { app, passkey } = enrollableFactors(flow.settings)
    const { mfa } = scene.texts
    if (!app && !passkey) return noticePage(scene, { title: mfa.enrolTitle, text: mfa.nothingToAdd })
    const options = passkey ? (await startPasskeyEnrolment(directory, signIn)).options : null
    const choice = { offersApp: app, appComesFirst: prefersApp(flow.settings), passkeyOptions: options }
    return enrolPage(scene, { ...choice, faults, daysLeft: daysLeft(flow) })
  },
}

const enrolAppStep: StepPage = {
  path: enrolAppPath,
  serves: ['enrol'],
  show: async (flow) => {
    const { directory, signIn, scene, faults, facts } = flow
    if (!enrollableFactors(flow.settings).app) return addressWithin(signIn, enrolPath)
    const { totp } = await startTotpEnrolment(directory, signIn)
    return enrolAppPage(scene, { faults, totp, accountLabel: facts.account?.email ?? facts.account?.name ?? '' })
  },
}

export const enrolSteps: readonly StepPage[] = [enrolStep, enrolAppStep]

const enrolAppForm: StepForm = {
  path: enrolAppPath,
  serves: ['enrol'],
  page: enrolAppPath,
  onCredentials: { key: 'totp', field: 'code' },
  take: async (flow, form) => {
    const { directory, signIn, caller } = flow
    if (!enrollableFactors(flow.settings).app) return addressWithin(signIn, enrolPath)
    const code = form.text('code')
    if (code.trim() === '') throw new UnusableForm({ key: 'totpMissing', field: 'code' })
    const { recoveryCodes } = await finishTotpEnrolment(directory, signIn, code, caller)
    return codesPage(flow, recoveryCodes)
  },
}

const enrolPasskeyForm: StepForm = {
  path: enrolPasskeyPath,
  serves: ['enrol'],
  page: enrolPath,
  onCredentials: { key: 'passkey', field: null },
  take: async (flow, form) => {
    const { directory, signIn, caller } = flow
    if (!enrollableFactors(flow.settings).passkey) return addressWithin(signIn, enrolPath)
    const credential = readCredential(form.text('credential'))
    const { recoveryCodes } = await finishPasskeyEnrolment(directory, signIn, credential, caller)
    return codesPage(flow, recoveryCodes)
  },
}

const postponeForm: StepForm = {
  path: postponePath,
  serves: ['enrol'],
  page: enrolPath,
  take: ({ directory, signIn }) => postponeMfa(directory, signIn),
}

export const enrolForms: readonly StepForm[] = [enrolAppForm, enrolPasskeyForm, postponeForm]

/** The codes are in this answer and nowhere else, so there is no page to lead to. */
function codesPage({ scene }: Flow, codes: readonly string[]) {
  return page(scene, codesContent(scene, { codes, action: savedCodesPath }))
}

const dayMs = 86_400_000

function daysLeft({ step, facts }: Flow): number | null {
  if (step.kind !== 'enrol' || step.mayPostponeUntil === null) return null
  return Math.ceil((step.mayPostponeUntil.getTime() - facts.now.getTime()) / dayMs)
}
