import type { Consent } from '../../consents/consent.ts'
import { revokeConsent } from '../../consents/revoke-consent.ts'
import { type Html, html } from '../../http/html.ts'
import { readingOnce } from '../../kernel/reading-once.ts'
import { askedScopes } from '../asked-scopes.ts'
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
    // Many apps ask of few APIs.
    const asking = { ...view, directory: readingOnce(directory, { resourceServers: ['findByIdentifier'] }) }
    return accountPage(view, 'apps', {
      lead: texts.lead,
      body:
        consents.length === 0
          ? html`<p>${texts.none}</p>`
          : html`<ul class="rows">${await Promise.all(consents.map((consent) => appRow(asking, consent, names)))}</ul>`,
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

async function appRow(view: AccountView, consent: Consent, names: ClientNames): Promise<Html> {
  const { scene } = view
  const { id, clientId, givenAt } = consent
  const { apps: texts } = scene.texts.account
  const name = names.get(clientId) ?? texts.gone
  const what = await allowedWords(view, consent)
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

/** In the words that it was asked for in. */
async function allowedWords({ directory, scene }: AccountView, { audience, scope }: Consent): Promise<string> {
  const { texts } = scene
  const { apps } = texts.account
  if (audience === '') return apps.signsIn
  const { apiName, who, read, change, stays } = await askedScopes(directory, texts, { scope, audience, allowed: null })
  const words = [...who, ...read, ...change].map(({ text }) => text)
  const all = new Intl.ListFormat(scene.locale, { type: 'unit' }).format(
    stays ? [...words, texts.consent.stays] : words,
  )
  return `${all} ${apps.at(apiName ?? audience)}`
}
