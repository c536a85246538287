import { clearedCookie } from '../../http/cookies.ts'
import { html } from '../../http/html.ts'
import { endSession } from '../../sessions/end-session.ts'
import { ownAddress } from '../own-address.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sceneOf } from '../visit.ts'
import { sectionPaths } from './account-frame.ts'
import type { AccountForm } from './account-view.ts'
import { signOutPath } from './sign-out-path.ts'

export const signOutForm: AccountForm = {
  path: signOutPath,
  page: sectionPaths.profile,
  take: async (view) => {
    const { directory, actor, session, reply, user } = view
    const isImpersonated = session.impersonator !== undefined
    // What an operator was given as somebody ends with it, offline or not.
    await directory.change((deps) => endSession(deps, actor, session.id, isImpersonated ? 'revoked' : 'signed-out'))
    reply.header('set-cookie', clearedCookie('session', directory.publicUrl))
    const scene = sceneOf(view, { path: '/u/login' })
    const { account } = scene.texts
    if (isImpersonated) {
      return noticePage(scene, {
        title: account.impersonation.stopped,
        text: account.impersonation.stoppedText,
        isFailure: false,
        action: html`<a class="button primary" href="/console/users/${encodeURIComponent(user.id)}">${account.impersonation.back}</a>`,
      })
    }
    return noticePage(scene, {
      title: account.signedOutTitle,
      text: account.signedOut,
      isFailure: false,
      action: html`<a class="button primary" href="${ownAddress(scene.base, '/u/login')}">${account.signIn}</a>`,
    })
  },
}
