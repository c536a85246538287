import { type Html, html } from '../../http/html.ts'
import { placeName } from '../../kernel/place.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { endSession } from '../../sessions/end-session.ts'
import { endSessionsOf } from '../../sessions/end-sessions-of.ts'
import type { Session } from '../../sessions/session.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { type ClientNames, namesOfClients } from './client-names.ts'
import { timeText } from './when.ts'

const path = sectionPaths.sessions
const endPath = `${path}/end`
const endOthersPath = `${path}/end-others`
const sessionsAtMost = 100

export const sessionsPage: AccountPage = {
  path,
  show: async (view) => {
    const { directory, session, user, scene } = view
    const { sessions: texts } = scene.texts.account
    const page = { kind: 'offset', offset: 0, limit: sessionsAtMost, withTotal: false } as const
    const { items } = await directory.stores.sessions.listOf(user.id, page, directory.clock.now())
    const others = items.filter(({ id }) => id !== session.id)
    const names = await namesOfClients(
      directory,
      items.flatMap(({ clientIds }) => clientIds),
    )
    const endOthers = accountForm(view, {
      action: endOthersPath,
      body: html`<button class="button">${texts.endOthers}</button>`,
    })
    return accountPage(view, 'sessions', {
      lead: texts.lead,
      body: html`<ul class="rows">${[session, ...others].map((each) => sessionRow(view, each, names))}</ul>
${others.length > 0 ? endOthers : html`<p class="hint">${texts.alone}</p>`}`,
    })
  },
}

/** Whatever hangs on the session ends with it: its owner may have lost the device. */
export const endSessionForm: AccountForm = {
  path: endPath,
  page: path,
  take: async (view, form) => {
    const { directory, actor, user, session } = view
    const id = form.text('end')
    const isTheirs = (await directory.stores.sessions.find(id, directory.clock.now()))?.userId === user.id
    if (isTheirs && id !== session.id) await directory.change((deps) => endSession(deps, actor, id, 'revoked'))
    return doneAt(view, path, 'sessionEnded')
  },
}

export const endOtherSessionsForm: AccountForm = {
  path: endOthersPath,
  page: path,
  take: async (view) => {
    await endOthers(view)
    return doneAt(view, path, 'othersEnded')
  },
}

/** Also what outlived its session long ago: afterwards the person is signed in here alone. */
export async function endOthers({ directory, actor, user, session }: AccountView): Promise<void> {
  await directory.change((deps) => endSessionsOf(deps, actor, user.id, { exceptId: session.id, tokens: 'every' }))
}

function sessionRow(view: AccountView, each: Session, names: ClientNames): Html {
  const { scene, session, directory } = view
  const { account } = scene.texts
  const { sessions: texts } = account
  const device = deviceName(each.last.userAgent, scene.locale)
  const isThis = each.id === session.id
  const place = placeName(directory.places.placeOf(each.last.ip), scene.locale)
  const where = [place, each.last.ip].filter((part) => part !== null).join(', ')
  const apps = each.clientIds.flatMap((id) => names.get(id) ?? [])
  const end = accountForm(view, {
    action: endPath,
    body: html`<input type="hidden" name="end" value="${each.id}">
<button class="link" aria-label="${texts.endNamed(device)}">${texts.end}</button>`,
  })
  return html`<li><div>
<strong>${device}</strong>${isThis && html` <span class="tag good">${texts.thisDevice}</span>`}
<small>${where === '' ? account.unknownPlace : where}</small>
<small>${texts.lastActive(timeText(each.lastInteractedAt, scene.locale))}</small>
<small>${texts.since(timeText(each.createdAt, scene.locale))}</small>
${apps.length > 0 && html`<small>${texts.apps(apps.join(', '))}</small>`}
</div>${!isThis && end}</li>\n`
}
