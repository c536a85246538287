import { faultOf } from '../failure.ts'
import { confirmEmailPage } from '../pages/confirm-email-page.ts'
import { invitationPage } from '../pages/invitation-page.ts'
import { type SignUpProps, signUpPage } from '../pages/sign-up-page.ts'
import { verifyPage } from '../pages/verify-page.ts'
import type { Fault, Scene } from '../scene.ts'
import { sampleDomains, sampleEmail, sampleInvitation, samplePasswordRules, sampleProvider } from './sample-props.ts'

export const signUpScreens = {
  'sign-up': (scene: Scene) => signUpPage(scene, signUpProps(scene, [])),
  'sign-up-fault': (scene: Scene) =>
    signUpPage(scene, signUpProps(scene, [faultOf(scene, { key: 'weak', field: 'password' })])),
  'sign-up-code': (scene: Scene) => confirmEmailPage(scene, { faults: [], email: sampleEmail, offersResend: true }),
  invitation: (scene: Scene) =>
    invitationPage(scene, {
      invitation: sampleInvitation,
      roles: [],
      who: 'nobody',
      signedInAs: '',
      action: '/u/invitation',
      switchAction: '/u/invitation',
      declineAddress: '/u/invitation/declined',
    }),
  'email-verification': verifyPage,
}

/** As the settings have it, and open: a page that says it is closed shows little. */
function signUpProps(scene: Scene, faults: readonly Fault[]): SignUpProps {
  const { signUpFields, termsUrl, asksToAcceptTerms } = scene.settings
  return {
    faults,
    email: null,
    asked: { username: 'off', ...signUpFields },
    typed: {},
    // No page shows the real ones where sign-up is closed, and whoever looks may be told no settings.
    domains: sampleDomains,
    terms: termsUrl === null ? null : { url: termsUrl, hasBox: asksToAcceptTerms },
    isOpen: true,
    takesPassword: true,
    mayMakePasskey: false,
    passwordRules: samplePasswordRules(scene),
    providers: [sampleProvider],
  }
}
