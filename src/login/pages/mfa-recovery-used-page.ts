import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import { type Scene, within } from '../scene.ts'

export const wantCodesPath = '/u/mfa/codes/wanted'

/** Whoever spent the last one gets new ones next, asked or not (console.md 4.5). */
export function recoveryUsedPage(scene: Scene, left: number): Html {
  const { mfa } = scene.texts
  const makeNew = form(scene, { action: wantCodesPath, body: html`<button class="button">${mfa.newCodesNow}</button>` })
  return page(scene, {
    title: mfa.recoveryUsedTitle,
    body: html`<div class="notice warn" role="status"><p>${mfa.recoveryLeft(left)}</p></div>
<a class="button primary" href="${within(scene, '/u/login')}">${mfa.goOn}</a>
${left > 0 && makeNew}`,
  })
}
