import type { Consent } from '../../consents/consent.ts'
import { revokeConsent } from '../../consents/revoke-consent.ts'
import { type Html, html } from '../../http/html.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { type ClientNames, namesOfClients } from './client-names.ts'
import { timeText } from './when.ts'

const path = sectionPaths.apps
const revokePath = `${path}/revoke`
const appsAtMost = 100

export const appsPage: AccountPage = {
  path,
  show: async (view) => {
    const { directory, scene } = view
    const { apps: texts } = scene.texts.account
    const consents = await consentsOf(view)
    const names = await namesOfClients(
      directory,
      consents.map(({ clientId }) => clientId),
    )
    return accountPage(view, 'apps', {
      lead: texts.lead,
      body:
        consents.length === 0
          ? html`<p>${texts.none}</p>`
          : html`<ul class="rows">${consents.map((consent) => appRow(view, consent, names))}</ul>`,
    })
  },
}

export const revokeAppForm: AccountForm = {
  path: revokePath,
  page: path,
  take: async (view, form) => {
    const { directory, actor } = view
    const consent = (await consentsOf(view)).find(({ id }) => id === form.text('consent'))
    if (consent !== undefined) await directory.change((deps) => revokeConsent(deps, actor, consent.id))
    return doneAt(view, path, 'appRevoked')
  },
}

async function consentsOf({ directory, user }: AccountView): Promise<readonly Consent[]> {
  const page = { kind: 'offset', offset: 0, limit: appsAtMost, withTotal: false } as const
  return (await directory.stores.consents.list({ userId: user.id }, page)).items
}

function appRow(view: AccountView, { id, clientId, audience, scope, givenAt }: Consent, names: ClientNames): Html {
  const { scene } = view
  const { apps: texts } = scene.texts.account
  const name = names.get(clientId) ?? texts.gone
  const what = audience === '' ? texts.signsIn : `${scope.join(', ')} ${texts.at(audience)}`
  const revoke = accountForm(view, {
    action: revokePath,
    body: html`<input type="hidden" name="consent" value="${id}">
<button class="link" aria-label="${texts.revokeNamed(name)}">${texts.revoke}</button>`,
  })
  return html`<li><div>
<strong><bdi>${name}</bdi></strong>
<small>${what}</small>
<small>${texts.since(timeText(givenAt, scene.locale))}</small>
</div>${revoke}</li>\n`
}
