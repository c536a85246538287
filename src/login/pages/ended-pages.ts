import { type Html, html } from '../../http/html.ts'
import { form } from '../page.ts'
import type { Scene } from '../scene.ts'
import { noticePage } from './notice-page.ts'

/** A sign-in that took too long. */
export function expiredPage(scene: Scene): Html {
  const { ended } = scene.texts
  const action = form(scene, {
    action: '/u/login/again',
    body: html`<button class="button primary">${ended.startAgain}</button>`,
  })
  return noticePage(scene, { title: ended.expiredTitle, text: ended.expired, action })
}

/** A sign-in of another browser, or one that never was. */
export function unknownPage(scene: Scene): Html {
  const { ended } = scene.texts
  return noticePage(scene, { title: ended.unknownTitle, text: ended.unknown, hint: ended.cookies })
}

export function signedOutPage(scene: Scene): Html {
  const { signOut } = scene.texts
  return noticePage(scene, { title: signOut.doneTitle, text: signOut.done, isFailure: false })
}
