import { helpPage } from '../pages/help-page.ts'
import {
  recoveryConfirmPage,
  recoveryDonePage,
  recoveryFactorPage,
  recoveryPasswordPage,
} from '../pages/recovery-finish-pages.ts'
import { recoveryRequestPage, recoveryStatusPage } from '../pages/recovery-pages.ts'
import { resetPage, resetRequestPage, resetSentPage } from '../pages/reset-pages.ts'
import type { Scene } from '../scene.ts'
import { sampleMasked, samplePasswordRules } from './sample-props.ts'

export const recoveryScreens = {
  help: (scene: Scene) => helpPage(scene, { offersCode: scene.settings.allowsEmailCode }),
  'reset-request': (scene: Scene) => resetRequestPage(scene, { faults: [], email: null }),
  'reset-sent': resetSentPage,
  reset: (scene: Scene) => resetPage(scene, { faults: [], passwordRules: samplePasswordRules(scene) }),
  'recovery-request': (scene: Scene) => recoveryRequestPage(scene, { faults: [], typed: {}, asksOrganization: false }),
  'recovery-received': (scene: Scene) => recoveryStatusPage(scene, { number: 'RR-4T7Q', isWaiting: true }),
  'recovery-confirm': (scene: Scene) =>
    recoveryConfirmPage(scene, {
      person: { initial: 'A', maskedEmail: sampleMasked },
      ticket: '',
      setsUpFactor: true,
    }),
  'recovery-password': (scene: Scene) =>
    recoveryPasswordPage(scene, { faults: [], passwordRules: samplePasswordRules(scene) }),
  'recovery-factor': (scene: Scene) =>
    recoveryFactorPage(scene, {
      faults: [],
      offersApp: true,
      appComesFirst: false,
      passkeyOptions: {},
      paths: { app: '/u/account-recovery/authenticator', passkey: '/u/account-recovery/passkey' },
    }),
  'recovery-done': recoveryDonePage,
}
