import type { AuditEvent } from '../../audit/audit-event.ts'
import { type Html, html } from '../../http/html.ts'
import { placeName } from '../../kernel/place.ts'
import { deviceName } from '../../sessions/device-name.ts'
import { ownAddress } from '../own-address.ts'
import { queryText } from '../visit.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { passwordHome } from './password-home.ts'
import { passwordPath } from './security.ts'
import { endOthers } from './sessions.ts'
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
    const { items, next } = await directory.stores.audit.listAbout(user.id, page)
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

/** Whoever else is in is out first; the password they know is changed next. */
export const notMeForm: AccountForm = {
  path: notMePath,
  page: path,
  take: async (view) => {
    await endOthers(view)
    const account = await view.directory.stores.accounts.find(view.user.id)
    const hasPassword = account?.password != null && (await passwordHome(view)) !== null
    return doneAt(view, hasPassword ? passwordPath : sectionPaths.security, 'notMe')
  },
}

function eventRow(view: AccountView, { type, at, actor, ip, userAgent }: AuditEvent): Html {
  const { scene, directory, user } = view
  const { activity: texts } = scene.texts.account
  const isOwn = actor.kind === 'user' && actor.id === user.id
  // Where others acted from is theirs; a stranger at the door is a stranger all the same.
  const isDoor = isOwn || actor.kind === 'system'
  const place = isDoor ? placeName(directory.places.placeOf(ip), scene.locale) : null
  const where = isDoor ? [userAgent === null ? null : deviceName(userAgent), place, ip] : [texts.by[actor.kind]]
  const said = where.filter((part) => part !== null && part !== '').join(', ')
  return html`<li><div>
<strong>${texts.events[type] ?? texts.other}</strong>
<small>${timeElement(at, scene.locale)}</small>
${said !== '' && html`<small>${said}</small>`}
</div></li>\n`
}
