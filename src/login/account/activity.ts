import type { AuditEvent } from '../../audit/audit-event.ts'
import { type PersonEventType, personEventTypes } from '../../audit/person-event-types.ts'
import { type Html, html } from '../../http/html.ts'
import { placeName } from '../../kernel/place.ts'
import { tellWatchers } from '../../operators/tell-watchers.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { endSessionsOf } from '../../sessions/end-sessions-of.ts'
import { mayMailTo } from '../../sign-ins/prove-mailbox.ts'
import { ownAddress } from '../own-address.ts'
import { queryText } from '../visit.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { ownPasswordHome } from './password-home.ts'
import { passwordPath } from './security.ts'
import { timeElement } from './when.ts'

const path = sectionPaths.activity
const notMePath = `${path}/not-me`
const atATime = 25

export const activityPage: AccountPage = {
  path,
  show: async (view) => {
    const { directory, user, scene } = view
    const { activity: texts } = scene.texts.account
    const after = queryText(view, 'after')
    const page = { kind: 'cursor', after, limit: atATime, withTotal: false } as const
    const { items, next } = await directory.stores.audit.listTypesAbout(user.id, personEventTypes, page)
    const own = ownAddress(scene.base, path)
    return accountPage(view, 'activity', {
      lead: texts.lead,
      body: html`<div class="notice"><p>${texts.notMeText}</p>
${accountForm(view, { action: notMePath, body: html`<button class="button">${texts.notMe}</button>` })}</div>
${items.length === 0 ? html`<p>${texts.none}</p>` : html`<ul class="rows">${items.map((event) => eventRow(view, event))}</ul>`}
<div class="ways">
${after !== null && html`<a href="${own}">${texts.newest}</a>`}
${next !== null && html`<a href="${own}?after=${encodeURIComponent(next)}">${texts.older}</a>`}
</div>`,
    })
  },
}

/** Whoever else is in is out first, and security hears of it; the password they know is changed next. */
export const notMeForm: AccountForm = {
  path: notMePath,
  page: path,
  take: async (view) => {
    await disownActivity(view)
    const account = await view.directory.stores.accounts.find(view.user.id)
    const hasPassword = account?.password != null && (await ownPasswordHome(view)) !== null
    return doneAt(view, hasPassword ? passwordPath : sectionPaths.security, 'notMe')
  },
}

/** Of many presses within an hour security hears a few times: more is no news. */
async function disownActivity({ directory, console, user, actor, caller, session }: AccountView): Promise<void> {
  const mayTell = await mayMailTo(directory, caller, `disowned by ${user.id}`)
  const isOperator = directory.application.kind === 'console'
  const link = isOperator
    ? `${console.publicUrl}settings/team`
    : `${console.publicUrl}users/${encodeURIComponent(user.id)}/audit`
  await directory.asOne(async (within) => {
    await within(directory).change(async (deps) => {
      await endSessionsOf(deps, actor, user.id, { exceptId: session.id, tokens: 'every' })
      await deps.audit.record(actor, 'user.activity_disowned', { kind: 'user', id: user.id }, {})
    })
    if (!mayTell) return
    await within(console).change((deps) =>
      tellWatchers(deps, ['owner', 'security'], user.id, 'activity-disowned', { link }),
    )
  })
}

function eventRow(view: AccountView, { type, at, actor, ip, userAgent }: AuditEvent): Html {
  const { scene, directory, user } = view
  const { activity: texts } = scene.texts.account
  const isOwn = actor.kind === 'user' && actor.id === user.id
  // Where others acted from is theirs; a stranger at the door is a stranger all the same.
  const isDoor = isOwn || actor.kind === 'system'
  const place = isDoor ? placeName(directory.places.placeOf(ip), scene.locale) : null
  const where = isDoor
    ? [userAgent === null ? null : deviceName(userAgent, scene.locale), place, ip]
    : [texts.by[actor.kind]]
  const said = where.filter((part) => part !== null && part !== '').join(', ')
  return html`<li><div>
<strong>${texts.events[type as PersonEventType]}</strong>
<small>${timeElement(at, scene.locale)}</small>
${said !== '' && html`<small>${said}</small>`}
</div></li>\n`
}
