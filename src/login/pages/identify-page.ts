import { type Html, html } from '../../http/html.ts'
import { field } from '../fields.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { otherWays, type Provider } from './other-ways.ts'

export interface IdentifyProps {
  readonly faults: readonly Fault[]
  readonly identifier: string | null
  readonly isSignUpOpen: boolean
  /** False where the client has only providers to sign in with. */
  readonly hasDatabase: boolean
  readonly providers: readonly Provider[]
  /** What a passkey must sign, as JSON; null where passkeys are off. */
  readonly passkeyOptions: object | null
}

/** Asks who somebody is, and looks nobody up: the page is the same for everyone (console.md 4.2). */
export function identifyPage(scene: Scene, props: IdentifyProps): Html {
  const { faults, identifier, isSignUpOpen, hasDatabase, providers, passkeyOptions } = props
  const { texts, appName } = scene
  const { signIn } = texts
  const hasNoWay = !hasDatabase && providers.length === 0
  return page(scene, {
    title: signIn.title(appName),
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
<button class="button primary">${signIn.continue}</button>`,
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
