import { type Html, html } from '../../http/html.ts'
import { renewSession } from '../../sessions/renew-session.ts'
import { presets } from '../../upstreams/presets.ts'
import { localeIn } from '../../users/request-verification.ts'
import { unlinkIdentity } from '../../users/unlink-identity.ts'
import { type Identity, userId } from '../../users/user.ts'
import { accountForm, accountPage, confirmPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { setSessionCookie } from './session-cookie.ts'

const path = sectionPaths.linked
const unlinkPath = `${path}/unlink`

export const linkedPage: AccountPage = {
  path,
  show: (view) => {
    const { linked } = view.scene.texts.account
    const rows = view.user.identities.map((identity) => identityRow(view, identity))
    return accountPage(view, 'linked', { lead: linked.lead, body: html`<ul class="rows">${rows}</ul>` })
  },
}

/** Never the main one: without it there is no account. What comes by the other is somebody of their own from then on. */
export const unlinkForm: AccountForm = {
  path: unlinkPath,
  page: path,
  needsProof: 'any',
  take: async (view, form) => {
    const { directory, actor, user, session, scene } = view
    const { linked } = scene.texts.account
    const identity = user.identities.find((each) => !each.isPrimary && idOf(each) === form.text('identity'))
    // Unlinked in another tab: the page shows what is left.
    if (identity === undefined) return path
    const account = providerName(view, identity)
    if (form.text('confirmed') !== 'yes') {
      return confirmPage(view, 'linked', {
        title: linked.unlinkTitle(account),
        text: linked.unlinkText(account),
        action: unlinkPath,
        fields: { identity: idOf(identity) },
        submit: linked.unlink,
      })
    }
    const renewed = await directory.change(async (deps) => {
      const { email } = await unlinkIdentity(deps, actor, user.id, identity)
      const values = { account }
      if (email !== null) {
        const locale = localeIn(user.userMetadata)
        await deps.messages.queue({ kind: 'account-unlinked', to: email, userId: user.id, locale, values })
      }
      // Whoever came in by the other is out; this session goes on.
      const own = await deps.accounts.find(user.id)
      return own && renewSession(deps, session, { methods: [], securityVersion: own.securityVersion })
    })
    if (renewed !== null) setSessionCookie(view, renewed)
    return doneAt(view, path, 'unlinked')
  },
}

function identityRow(view: AccountView, identity: Identity): Html {
  const { linked } = view.scene.texts.account
  const account = providerName(view, identity)
  const known = knownAs(view, identity)
  const unlink = accountForm(view, {
    action: unlinkPath,
    body: html`<input type="hidden" name="identity" value="${idOf(identity)}">
<button class="link" aria-label="${linked.unlinkNamed(account, known)}">${linked.unlink}</button>`,
  })
  return html`<li><div>
<strong>${account}</strong>${identity.isPrimary && html` <span class="tag good">${linked.main}</span>`}
<small><bdi>${known}</bdi></small>
</div>${!identity.isPrimary && unlink}</li>\n`
}

function idOf({ provider, subject }: Identity): string {
  return userId(provider, subject)
}

function providerName({ scene }: AccountView, { provider, connectionName }: Identity): string {
  if (provider === 'auth0') return scene.texts.account.linked.own
  return presets[provider]?.name ?? connectionName
}

function knownAs({ user }: AccountView, { isPrimary, profile, subject }: Identity): string {
  const own = isPrimary ? (user.email ?? user.username ?? user.phoneNumber) : null
  const email = profile?.email
  return own ?? (typeof email === 'string' ? email : subject)
}
