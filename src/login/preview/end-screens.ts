// Refusals, ends and faults: what is shown where nobody gets any further.
import { html } from '../../http/html.ts'
import { form } from '../page.ts'
import { type NoticeProps, noticePage } from '../pages/notice-page.ts'
import type { Scene } from '../scene.ts'
import type { Texts } from '../texts/en.ts'
import { sampleApp } from './sample-props.ts'

export const endScreens = {
  'signed-out': notice(({ signOut }) => ({ title: signOut.doneTitle, text: signOut.done, isFailure: false })),
  refused: (scene: Scene) => {
    const { refused } = scene.texts
    const { supportEmail, supportUrl, displayName } = scene.settings
    const text = refused.suspended(supportEmail ?? supportUrl ?? refused.supportOf(displayName))
    const action = html`${button(scene, refused.another, '')}
<a class="button" href="">${refused.backTo(sampleApp)}</a>`
    return noticePage(scene, { title: refused.suspendedTitle, text, action })
  },
  'link-expired': notice(
    ({ link }) => ({ title: link.expiredTitle, text: link.expired }),
    ({ link }) => link.sendNew,
  ),
  'link-unusable': notice(({ link }) => ({ title: link.usedTitle, text: link.used })),
  'sign-in-expired': notice(
    ({ ended }) => ({ title: ended.expiredTitle, text: ended.expired }),
    ({ ended }) => ended.startAgain,
  ),
  'sign-in-unknown': notice(({ ended }) => ({
    title: ended.unknownTitle,
    text: ended.unknown,
    hint: ended.cookies,
  })),
  'request-wrong': notice(({ error }) => ({
    title: error.requestTitle,
    text: error.request,
    technical: 'redirect_uri is none of the addresses that the app registered.',
  })),
  'too-many-tries': notice(({ error }) => ({ title: error.limitedTitle, text: error.limited(2) })),
  'not-found': notice(({ error }) => ({ title: error.notFoundTitle, text: error.notFound })),
  maintenance: notice(
    ({ error }) => ({ title: error.maintainedTitle, text: error.maintained }),
    ({ error }) => error.tryAgain,
  ),
  fault: notice(
    ({ error }) => ({ title: error.internalTitle, text: error.internal }),
    ({ error }) => error.tryAgain,
  ),
}

function notice(words: (texts: Texts) => NoticeProps, next?: (texts: Texts) => string) {
  return (scene: Scene) => {
    const action = next === undefined ? null : button(scene, next(scene.texts), ' primary')
    return noticePage(scene, { ...words(scene.texts), action })
  }
}

function button(scene: Scene, label: string, look: '' | ' primary') {
  return form(scene, { action: '/u/login', body: html`<button class="button${look}">${label}</button>` })
}
