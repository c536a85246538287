import { page } from '../page.ts'
import {
  type ChallengeProps,
  emailChallengePage,
  otpChallengePage,
  passkeyChallengePage,
  recoveryChallengePage,
} from '../pages/mfa-challenge-pages.ts'
import { codesContent } from '../pages/mfa-codes.ts'
import { enrolAppPage, enrolPage } from '../pages/mfa-enrol-pages.ts'
import { newCodesPage } from '../pages/new-codes-page.ts'
import type { Scene } from '../scene.ts'
import { sampleCodes, sampleEmail, sampleMasked, sampleTotp } from './sample-props.ts'

export const factorScreens = {
  authenticator: (scene: Scene) => otpChallengePage(scene, challengeProps(scene)),
  'email-factor': (scene: Scene) =>
    emailChallengePage(scene, {
      ...challengeProps(scene),
      maskedEmail: sampleMasked,
      isSent: true,
      wasResent: false,
    }),
  'passkey-factor': (scene: Scene) => passkeyChallengePage(scene, challengeProps(scene), {}),
  'recovery-code': (scene: Scene) => recoveryChallengePage(scene, challengeProps(scene)),
  enrolment: (scene: Scene) =>
    enrolPage(scene, { faults: [], daysLeft: null, offersApp: true, appComesFirst: false, passkeyOptions: {} }),
  'enrolment-app': (scene: Scene) =>
    enrolAppPage(scene, {
      faults: [],
      totp: sampleTotp(),
      accountLabel: `${scene.settings.displayName}: ${sampleEmail}`,
    }),
  'new-codes': (scene: Scene) => newCodesPage(scene, { faults: [], isAsked: false }),
  codes: (scene: Scene) => page(scene, codesContent(scene, { codes: sampleCodes, action: '/u/mfa/codes/saved' })),
}

function challengeProps({ settings }: Scene): ChallengeProps {
  return { faults: [], others: ['recovery-code'], trustDays: settings.rememberBrowserDays }
}
