import type { StartedTotp } from '../../authentication-methods/totp.ts'
import { type Html, html } from '../../http/html.ts'
import type { RecoveredPerson } from '../../recovery/open-recovery.ts'
import { passwordField } from '../fields.ts'
import { ownAddress } from '../own-address.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import type { Fault, Scene } from '../scene.ts'
import { codesContent } from './mfa-codes.ts'
import { appCode, appInstructions, type FactorChoice, factorChoice } from './mfa-enrol-pages.ts'

export interface RecoveryConfirmProps {
  readonly person: RecoveredPerson
  readonly ticket: string
  readonly setsUpFactor: boolean
}

/** Opening the link changes nothing: mail scanners open it too (console.md 4.7). */
export function recoveryConfirmPage(scene: Scene, { person, ticket, setsUpFactor }: RecoveryConfirmProps): Html {
  const { initial, maskedEmail } = person
  const { recovery } = scene.texts
  return page(scene, {
    title: recovery.confirmTitle,
    lead: recovery.step(1),
    body: html`<p>${recovery.confirm(initial, maskedEmail)}</p>
${setsUpFactor && html`<p class="hint">${recovery.confirmHint}</p>`}
${form(scene, {
  action: '/u/account-recovery/finish',
  body: html`<input type="hidden" name="ticket" value="${ticket}">
<button class="button primary">${recovery.isMe}</button>`,
})}`,
  })
}

export interface RecoveryPasswordProps {
  readonly faults: readonly Fault[]
  readonly passwordRules: readonly PasswordRule[]
}

export function recoveryPasswordPage(scene: Scene, { faults, passwordRules }: RecoveryPasswordProps): Html {
  const { recovery } = scene.texts
  return page(scene, {
    title: recovery.passwordTitle,
    lead: recovery.step(2),
    faults,
    body: html`<p class="hint">${recovery.passwordHint}</p>
${form(scene, {
  action: '/u/account-recovery/password',
  body: html`${passwordField(scene, faults, {
    id: 'password',
    label: recovery.password,
    autocomplete: 'new-password',
    rules: passwordRules,
    takesFocus: true,
  })}
<button class="button primary">${recovery.savePassword}</button>`,
})}`,
  })
}

export interface RecoveryFactorProps extends FactorChoice {
  readonly faults: readonly Fault[]
  readonly paths: { readonly app: string; readonly passkey: string }
}

/** Without scripts the authenticator alone is there to be set up, and the page says why. */
export function recoveryFactorPage(scene: Scene, { faults, paths, ...choice }: RecoveryFactorProps): Html {
  const { recovery, mfa } = scene.texts
  return page(scene, {
    title: mfa.enrolTitle,
    lead: recovery.step(3),
    faults,
    body: html`<p>${mfa.enrolLead} ${recovery.factorIntro}</p>
${choice.offersApp && html`<noscript><p class="hint">${mfa.passkeyNeedsScript}</p></noscript>`}
${factorChoice(scene, choice, paths)}
${!choice.offersApp && html`<p class="hint">${recovery.passkeyElsewhere}</p>`}`,
  })
}

export interface RecoveryAppProps {
  readonly faults: readonly Fault[]
  readonly totp: StartedTotp
  readonly accountLabel: string
  readonly action: string
  /** Back to the other factors; null where there is none. */
  readonly choicePath: string | null
}

export function recoveryAppPage(scene: Scene, props: RecoveryAppProps): Html {
  const { faults, totp, accountLabel, action, choicePath } = props
  const { recovery, mfa } = scene.texts
  return page(scene, {
    title: mfa.appPageTitle,
    lead: recovery.step(3),
    faults,
    body: html`<p>${recovery.factorIntro}</p>
${appInstructions(scene, totp, accountLabel)}
${form(scene, { action, body: appCode(scene, faults) })}
${choicePath !== null && html`<div class="ways"><a href="${ownAddress(scene.base, choicePath)}">${mfa.backToChoice}</a></div>`}`,
  })
}

/** The codes are shown as after every enrolment: to be downloaded or printed, and left behind once they are saved. */
export function recoveryCodesPage(scene: Scene, codes: readonly string[], faults: readonly Fault[] = []): Html {
  return page(scene, codesContent(scene, { codes, faults, action: '/u/account-recovery/codes' }))
}

export function recoveryDonePage(scene: Scene): Html {
  const { recovery } = scene.texts
  return page(scene, {
    title: recovery.doneTitle,
    body: html`<p>${recovery.done}</p>
<div class="actions"><a class="button primary" href="${ownAddress(scene.base, '/u/login')}">${recovery.signIn}</a></div>`,
  })
}
