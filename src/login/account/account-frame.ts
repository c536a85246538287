import { type Html, html } from '../../http/html.ts'
import { keepFlash } from '../flash.ts'
import { ownAddress } from '../own-address.ts'
import { type FormContent, form, type PageContent, page } from '../page.ts'
import type { Scene } from '../scene.ts'
import type { Texts } from '../texts/en.ts'
import type { AccountView } from './account-view.ts'
import { callerPath } from './caller-path.ts'
import { signOutPath } from './sign-out-path.ts'

export type Section = keyof Texts['account']['sections']

export const sectionPaths: Readonly<Record<Section, string>> = {
  profile: '/account',
  security: '/account/security',
  sessions: '/account/sessions',
  apps: '/account/apps',
  linked: '/account/linked',
  activity: '/account/activity',
  organizations: '/account/organizations',
  data: '/account/data',
}

/** A page of the account, with the way to the others. What went well before it is said on top. */
export function accountPage(
  view: AccountView,
  section: Section,
  content: Partial<PageContent> & { readonly body: Html },
): Html {
  const { scene, faults, flash } = view
  const { account } = scene.texts
  const done = account.done[flash.done as keyof typeof account.done] as string | undefined
  return accountFrame(scene, section, {
    faults,
    notice: done ?? null,
    ...content,
    signOut: accountForm(view, { action: signOutPath, body: html`<button class="link">${account.signOut}</button>` }),
    banner: impersonationBanner(view) ?? callerBanner(view),
  })
}

/** The frame alone, whoever's account it is. */
export function accountFrame(
  scene: Scene,
  section: Section,
  { signOut, ...content }: Partial<PageContent> & { readonly body: Html; readonly signOut: Html },
): Html {
  return page(scene, { title: scene.texts.account.sections[section], nav: nav(scene, section, signOut), ...content })
}

/** A form that belongs to the session it was shown in. */
export function accountForm({ scene, session }: AccountView, { body, ...content }: FormContent): Html {
  return form(scene, { ...content, body: html`<input type="hidden" name="session" value="${session.id}">${body}` })
}

export interface Question {
  readonly title: string
  readonly text: string
  /** Sent again with the answer yes. */
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly submit: string
}

/** Asks once more before something that cannot be taken back. */
export function confirmPage(
  view: AccountView,
  section: Section,
  { title, text, action, fields, submit }: Question,
): Html {
  const { scene } = view
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return accountPage(view, section, {
    title,
    body: html`<p>${text}</p>
${accountForm(view, {
  action,
  body: html`${hidden}<input type="hidden" name="confirmed" value="yes">
<button class="button danger">${submit}</button>`,
})}
<div class="ways"><a href="${ownAddress(scene.base, sectionPaths[section])}">${scene.texts.account.cancel}</a></div>`,
  })
}

/** The section again, with a word on what went well. */
export function doneAt(view: AccountView, path: string, done: keyof Texts['account']['done']): string {
  keepFlash(view, { path, state: null }, { failures: [], typed: {}, done })
  return path
}

/** Stays on every page, with the way out. */
function impersonationBanner(view: AccountView): Html | null {
  const { session, user, scene } = view
  const { impersonator } = session
  if (impersonator === undefined) return null
  const words = scene.texts.account.impersonation
  return html`<div class="notice warn" role="status">
<p>${words.banner(user.name ?? user.email ?? user.id, impersonator.name)}</p>
${accountForm(view, { action: signOutPath, body: html`<button class="button">${words.stop}</button>` })}
</div>`
}

/** On top of every page: they look for it while they are on the telephone. A press is an answer, so nothing is typed. */
function callerBanner(view: AccountView): Html | null {
  const { callerPrompt, scene } = view
  if (callerPrompt === null) return null
  const { id, agentName, choices } = callerPrompt
  const words = scene.texts.account.caller
  return html`<div class="notice warn caller" role="region" aria-labelledby="caller">
<h2 id="caller">${words.title}</h2>
<p id="caller-text">${words.text(agentName, scene.settings.displayName)}</p>
${accountForm(view, {
  action: callerPath,
  body: html`<input type="hidden" name="prompt" value="${id}">
<div class="numbers" role="group" aria-labelledby="caller-text">${choices.map(
    (number) => html`<button class="button" name="answer" value="${number}">${number}</button>\n`,
  )}</div>
<button class="button" name="answer" value="denied">${words.deny}</button>`,
})}
</div>`
}

function nav(scene: Scene, current: Section, signOut: Html): Html {
  const { account } = scene.texts
  const sections = Object.entries(sectionPaths) as [Section, string][]
  return html`<nav aria-label="${account.title}">
<ul>
${sections.map(
  ([section, path]) =>
    html`<li><a href="${ownAddress(scene.base, path)}"${section === current && html` aria-current="page"`}>${account.sections[section]}</a></li>\n`,
)}</ul>
${signOut}
</nav>`
}
