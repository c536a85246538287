import { type Html, html } from '../../http/html.ts'
import { page } from '../page.ts'
import { type Scene, within } from '../scene.ts'

export function recoveryUsedPage(scene: Scene, left: number): Html {
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.recoveryUsedTitle,
    body: html`<div class="notice warn" role="status"><p>${mfa.recoveryLeft(left)}</p></div>
<a class="button primary" href="${within(scene, '/u/login')}">${mfa.goOn}</a>`,
  })
}
