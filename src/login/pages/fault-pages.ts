import { type Html, html } from '../../http/html.ts'
import type { Scene } from '../scene.ts'
import type { Texts } from '../texts/en.ts'
import { type NoticeProps, noticePage } from './notice-page.ts'

export type FaultWords = Pick<NoticeProps, 'title' | 'text'>

/** A fault that no field can mend. Where an address is given it can be tried again. */
export function faultPage(scene: Scene, words: FaultWords, address: string | null = null): Html {
  const again = html`<a class="button" href="${address}">${scene.texts.error.tryAgain}</a>`
  return noticePage(scene, { ...words, action: address === null ? null : again })
}

/** Of a status of HTTP. The time to wait is told in whole minutes, one where nobody knows. */
export function faultWords({ error }: Texts, status: number, retryAfterSeconds: number | null = null): FaultWords {
  if (status === 404) return { title: error.notFoundTitle, text: error.notFound }
  if (status === 429)
    return { title: error.limitedTitle, text: error.limited(Math.ceil((retryAfterSeconds ?? 60) / 60)) }
  if (status === 503) return { title: error.busyTitle, text: error.busy }
  if (status < 500) return { title: error.badTitle, text: error.bad }
  return { title: error.internalTitle, text: error.internal }
}

/** An app asked for what it may not; `technical` says it to whoever builds the app. */
export function wrongRequestPage(scene: Scene, technical: string): Html {
  const { error } = scene.texts
  return noticePage(scene, { title: error.requestTitle, text: error.request, technical })
}
