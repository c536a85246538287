import type { StartedTotp } from '../../authentication-methods/totp.ts'
import { type Html, html } from '../../http/html.ts'
import type { RecoveredPerson } from '../../recovery/open-recovery.ts'
import { codeField, passwordField } from '../fields.ts'
import { ownAddress } from '../own-address.ts'
import { form, page } from '../page.ts'
import type { PasswordRule } from '../password-rules.ts'
import type { Fault, Scene } from '../scene.ts'
import { codesContent } from './mfa-codes.ts'

export interface RecoveryConfirmProps {
  readonly person: RecoveredPerson
  readonly ticket: string
  readonly setsUpApp: boolean
}

/** Opening the link changes nothing: mail scanners open it too (console.md 4.7). */
export function recoveryConfirmPage(scene: Scene, { person, ticket, setsUpApp }: RecoveryConfirmProps): Html {
  const { initial, maskedEmail } = person
  const { recovery } = scene.texts
  return page(scene, {
    title: recovery.confirmTitle,
    lead: recovery.step(1),
    body: html`<p>${recovery.confirm(initial, maskedEmail)}</p>
${setsUpApp && html`<p class="hint">${recovery.confirmHint}</p>`}
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

export function recoveryFactorPage(scene: Scene, faults: readonly Fault[], { qrSvg, secret }: StartedTotp): Html {
  const { recovery } = scene.texts
  const picture = `data:image/svg+xml;base64,${Buffer.from(qrSvg).toString('base64')}`
  return page(scene, {
    title: recovery.factorTitle,
    lead: recovery.step(3),
    faults,
    body: html`<p>${recovery.factorIntro}</p>
<p>${recovery.scan}</p>
<p><img class="qr" src="${picture}" alt="${recovery.picture}" width="200" height="200"></p>
<p class="hint">${recovery.type}<br><code>${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>
${form(scene, {
  action: '/u/account-recovery/factor',
  body: html`${codeField(scene, faults, { id: 'code', label: recovery.code })}
<button class="button primary">${recovery.finish}</button>`,
})}`,
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
