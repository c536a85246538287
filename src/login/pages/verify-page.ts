import { type Html, html } from '../../http/html.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'

/** A button, because a mail scanner that opens the link must not confirm anything (console.md D17). */
export function verifyPage(scene: Scene): Html {
  const { verify } = scene.texts
  return page(scene, {
    title: verify.title,
    lead: verify.intro,
    body: form(scene, {
      action: '/u/email-verification',
      body: html`<button class="button primary">${verify.submit}</button>`,
    }),
  })
}
