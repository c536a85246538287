import { faultOf } from '../failure.ts'
import { profilePage, termsPage } from '../pages/asked-words-pages.ts'
import { codePage } from '../pages/code-page.ts'
import { companyPage } from '../pages/company-page.ts'
import { type IdentifyProps, identifyPage } from '../pages/identify-page.ts'
import { nameOrganizationPage } from '../pages/name-organization-page.ts'
import { newPasswordPage } from '../pages/new-password-page.ts'
import { organizationPage } from '../pages/organization-page.ts'
import { passkeyOfferPage } from '../pages/passkey-offer-page.ts'
import { type PasswordProps, passwordPage } from '../pages/password-page.ts'
import type { Fault, Scene } from '../scene.ts'
import { sampleEmail, sampleHost, sampleOrganizations, samplePasswordRules, sampleProvider } from './sample-props.ts'

export const signInScreens = {
  identifier: (scene: Scene) => identifyPage(scene, identifyProps(scene, [])),
  'identifier-fault': (scene: Scene) =>
    identifyPage(scene, identifyProps(scene, [faultOf(scene, { key: 'identifier', field: 'identifier' })])),
  password: (scene: Scene) => passwordPage(scene, passwordProps(scene, [])),
  'password-fault': (scene: Scene) =>
    passwordPage(scene, passwordProps(scene, [faultOf(scene, { key: 'credentials', field: null })])),
  'email-code': (scene: Scene) => codePage(scene, { faults: [], identifier: sampleEmail, wasResent: false }),
  company: (scene: Scene) =>
    companyPage(scene, { faults: [], identifier: sampleEmail, provider: { connectionId: 'con_sample', name: 'Acme' } }),
  organization: (scene: Scene) => organizationPage(scene, { faults: [], organizations: sampleOrganizations }),
  'organization-name': (scene: Scene) => nameOrganizationPage(scene, { faults: [], name: null }),
  'new-password': (scene: Scene) =>
    newPasswordPage(scene, { faults: [], passwordRules: samplePasswordRules(scene), why: 'leaked' }),
  terms: (scene: Scene) => termsPage(scene, { faults: [], url: `https://${sampleHost}/terms` }),
  profile: (scene: Scene) => profilePage(scene, { faults: [], asked: namesAsked, typed: {} }),
  'passkey-offer': (scene: Scene) => passkeyOfferPage(scene, [], {}),
}

function identifyProps({ settings }: Scene, faults: readonly Fault[]): IdentifyProps {
  const { isSignUpOpen, allowsEmailCode, allowsPasskeys, asksPasswordAtOnce } = settings
  return {
    faults,
    identifier: null,
    isSignUpOpen,
    hasDatabase: true,
    providers: [sampleProvider],
    password: asksPasswordAtOnce ? { allowsEmailCode, opensSession: true } : null,
    passkeyOptions: allowsPasskeys ? {} : null,
  }
}

function passwordProps({ settings }: Scene, faults: readonly Fault[]): PasswordProps {
  const { allowsEmailCode, allowsPasskeys } = settings
  const ways = { allowsPassword: true, allowsEmailCode, allowsPasskeys }
  return { ...ways, faults, identifier: sampleEmail, opensSession: true }
}

const namesAsked = {
  username: 'off',
  name: 'off',
  givenName: 'required',
  familyName: 'required',
  phoneNumber: 'optional',
} as const
