// Setting up a second factor where a sign-in asks for one (console.md 4.6).
import type { StartedTotp } from '../../authentication-methods/totp.ts'
import { type Html, html } from '../../http/html.ts'
import { codeField } from '../fields.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'

export const enrolPath = '/u/mfa/enrol'
export const enrolAppPath = `${enrolPath}/authenticator`
export const enrolPasskeyPath = `${enrolPath}/passkey`
export const postponePath = `${enrolPath}/later`

export interface FactorChoice {
  readonly offersApp: boolean
  /** The application would rather have apps than passkeys. */
  readonly appComesFirst: boolean
  /** What a new passkey is made with; null where none is wanted. */
  readonly passkeyOptions: object | null
}

export interface EnrolProps extends FactorChoice {
  readonly faults: readonly Fault[]
  /** How long it may be put off; null: it may not. */
  readonly daysLeft: number | null
}

export function enrolPage(scene: Scene, props: EnrolProps): Html {
  const { faults, daysLeft } = props
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.enrolTitle,
    lead: mfa.enrolLead,
    faults,
    body: html`${factorChoice(scene, props, { app: enrolAppPath, passkey: enrolPasskeyPath })}
${
  daysLeft !== null &&
  html`<div class="ways">${form(scene, {
    action: postponePath,
    body: html`<button class="link">${mfa.notNow(daysLeft)}</button>`,
  })}</div>`
}`,
  })
}

/** Each factor with the way to it: `app` has a page, `passkey` takes the browser's answer. */
export function factorChoice(
  scene: Scene,
  { offersApp, appComesFirst, passkeyOptions }: FactorChoice,
  paths: { readonly app: string; readonly passkey: string },
): Html {
  const app = offersApp && appSection(scene, paths.app)
  const passkey = passkeyOptions !== null && passkeySection(scene, passkeyOptions, paths.passkey)
  return html`${appComesFirst ? app : passkey}
${appComesFirst ? passkey : app}`
}

function appSection(scene: Scene, path: string): Html {
  const { mfa } = scene.texts
  return html`<h2>${mfa.appTitle}</h2>
<p class="hint">${mfa.appIntro}</p>
<a class="button" href="${within(scene, path)}">${mfa.appAdd}</a>`
}

/** Shown where scripts run. */
function passkeySection(scene: Scene, options: object, path: string): Html {
  const { mfa } = scene.texts
  return html`<section hidden>
<h2>${mfa.passkeyTitle}</h2>
<p class="hint">${mfa.passkeyIntro}</p>
${form(scene, {
  action: path,
  attributes: html`data-passkey="create" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.passkeyAdd}" data-failed="${mfa.passkeyAddFailed}" data-cancelled="${mfa.passkeyAddCancelled}"`,
  body: html`<input type="hidden" name="credential">`,
})}
</section>`
}

export interface AppProps {
  readonly faults: readonly Fault[]
  readonly totp: StartedTotp
  readonly accountLabel: string
}

export function enrolAppPage(scene: Scene, { faults, totp, accountLabel }: AppProps): Html {
  const { mfa } = scene.texts
  return page(scene, {
    title: mfa.appPageTitle,
    faults,
    body: html`${appInstructions(scene, totp, accountLabel)}
${form(scene, { action: enrolAppPath, body: appCode(scene, faults) })}
<div class="ways"><a href="${within(scene, enrolPath)}">${mfa.backToChoice}</a></div>`,
  })
}

/** A picture in the page itself: it is made here and fetched from nowhere. */
export function appInstructions(scene: Scene, { qrSvg, secret }: StartedTotp, accountLabel: string): Html {
  const { mfa } = scene.texts
  const picture = `data:image/svg+xml;base64,${Buffer.from(qrSvg).toString('base64')}`
  return html`<p>${mfa.scan}</p>
<img class="qr" src="${picture}" alt="${mfa.picture}" width="200" height="200">
<p class="hint">${mfa.account(accountLabel)}</p>
<p class="hint">${mfa.cannotScan}</p>
<p class="secret" dir="ltr"><code>${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>`
}

export function appCode(scene: Scene, faults: readonly Fault[]): Html {
  const { mfa } = scene.texts
  return html`${codeField(scene, faults, { id: 'code', label: mfa.otpLabel })}
<button class="button primary">${mfa.appFinish}</button>`
}
