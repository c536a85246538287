import { type Html, html } from '../../http/html.ts'
import { form } from '../page.ts'
import type { Scene } from '../scene.ts'
import { type NoticeProps, noticePage } from './notice-page.ts'

export type RefusedWords = Pick<NoticeProps, 'title' | 'text'>

interface RefusedNext {
  /** Whether a second try mends it; else another account does. */
  readonly isOnceMore: boolean
  /** Of the app, which learns of it there; null where none asked. */
  readonly back: string | null
}

/** Nothing is next where the app is gone. */
export function refusedPage(scene: Scene, words: RefusedWords, next: RefusedNext | null): Html {
  return noticePage(scene, { ...words, action: next === null ? null : actionsOf(scene, next) })
}

function actionsOf(scene: Scene, { isOnceMore, back }: RefusedNext): Html {
  const { refused, ended } = scene.texts
  const again = form(scene, {
    action: isOnceMore ? '/u/login/again' : '/u/login/restart',
    body: html`<button class="button">${isOnceMore ? ended.startAgain : refused.another}</button>`,
  })
  return html`${again}${back !== null && html`<a class="button" href="${back}">${refused.backTo(scene.appName)}</a>`}`
}

export function suspendedWords({ texts: { refused }, settings }: Scene): RefusedWords {
  const { supportEmail, supportUrl, displayName } = settings
  const support = supportEmail ?? supportUrl ?? refused.supportOf(displayName)
  return { title: refused.suspendedTitle, text: refused.suspended(support) }
}
