// A passkey for the next time (console.md 4.3). Without scripts nobody is led here, and "Not now" is all there is.
import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'

export const passkeyOfferPath = '/u/passkey-offer'
export const declinePasskeyPath = `${passkeyOfferPath}/later`

export function passkeyOfferPage(scene: Scene, faults: readonly Fault[], options: object): Html {
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.offerTitle,
    lead: mfa.passkeyIntro,
    faults,
    body: html`<div hidden>${form(scene, {
      action: passkeyOfferPath,
      attributes: html`data-passkey="create" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.passkeyAdd}" data-failed="${mfa.passkeyAddFailed}" data-cancelled="${mfa.passkeyAddCancelled}"`,
      body: html`<input type="hidden" name="credential">`,
    })}</div>
<div class="ways">${form(scene, {
      action: declinePasskeyPath,
      body: html`<button class="link">${mfa.offerLater}</button>`,
    })}</div>`,
  })
}
