import { type Html, html } from '../../http/html.ts'
import { field, passwordField } from '../fields.ts'
import { form, ownTexts, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { otherWays, type Provider } from './other-ways.ts'
import { type PasswordProps, passkeyMark, staySignedInBox } from './password-page.ts'

export interface IdentifyProps {
  readonly faults: readonly Fault[]
  readonly identifier: string | null
  readonly isSignUpOpen: boolean
  /** False where the client has only providers to sign in with. */
  readonly hasDatabase: boolean
  readonly providers: readonly Provider[]
  /** Asked for on the same page; null where it is not. */
  readonly password: Pick<PasswordProps, 'allowsEmailCode' | 'opensSession'> | null
  /** What a passkey must sign, as JSON; null where passkeys are off. */
  readonly passkeyOptions: object | null
}

/** Asks who somebody is, and looks nobody up: the page is the same for everyone (console.md 4.2). */
export function identifyPage(scene: Scene, props: IdentifyProps): Html {
  const { faults, identifier, isSignUpOpen, hasDatabase, providers, password, passkeyOptions } = props
  const { texts, appName } = scene
  const { signIn } = texts
  const hasNoWay = !hasDatabase && providers.length === 0
  const { intro } = ownTexts(scene)
  return page(scene, {
    title: signIn.title(appName),
    lead: intro,
    faults: hasNoWay ? [{ field: null, message: signIn.noWayIn }] : faults,
    body: html`${
      hasDatabase &&
      form(scene, {
        action: '/u/login',
        body: html`${field(scene, faults, {
          id: 'identifier',
          label: signIn.identifier,
          autocomplete: 'username webauthn',
          value: identifier,
          takesFocus: true,
        })}
${password === null ? html`<button class="button primary">${signIn.continue}</button>` : passwordPart(scene, faults, password)}`,
      })
    }
${otherWays(scene, { providers, passkeyOptions, follows: hasDatabase })}
${
  hasDatabase &&
  isSignUpOpen &&
  html`<div class="ways"><p>${signIn.newHere} <a href="${within(scene, '/u/signup')}">${signIn.createAccount}</a></p></div>`
}`,
  })
}

/** The first button is the one that Enter presses. */
function passwordPart(
  scene: Scene,
  faults: readonly Fault[],
  { allowsEmailCode, opensSession }: Pick<PasswordProps, 'allowsEmailCode' | 'opensSession'>,
) {
  const { password } = scene.texts
  return html`${passwordField(scene, faults, {
    id: 'password',
    label: password.label,
    autocomplete: 'current-password',
  })}
${opensSession && html`${staySignedInBox(scene)}${passkeyMark()}`}
<button class="button primary">${password.submit}</button>
<div class="ways">
${allowsEmailCode && html`<button class="link" name="do" value="code">${password.emailCode}</button>`}
<a href="${within(scene, '/u/reset-password/request')}">${password.forgot}</a>
</div>`
}
