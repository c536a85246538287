import { html } from '../../http/html.ts'
import { presets } from '../../upstreams/presets.ts'
import type { Identity } from '../../users/user.ts'
import { accountPage, sectionPaths } from './account-frame.ts'
import type { AccountPage, AccountView } from './account-view.ts'

export const linkedPage: AccountPage = {
  path: sectionPaths.linked,
  show: (view) => {
    const { scene, user } = view
    const { linked } = scene.texts.account
    const rows = user.identities.map(
      (identity) => html`<li><div>
<strong>${providerName(view, identity)}</strong>${identity.isPrimary && html` <span class="tag good">${linked.main}</span>`}
<small><bdi>${knownAs(view, identity)}</bdi></small>
</div></li>\n`,
    )
    return accountPage(view, 'linked', { lead: linked.lead, body: html`<ul class="rows">${rows}</ul>` })
  },
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
