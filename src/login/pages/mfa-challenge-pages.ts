// The second step of a sign-in: one page a factor, each with a way to the others that this person enrolled (console.md 4.5).
import { type Html, html } from '../../http/html.ts'
import type { SecondFactorOffer } from '../../sign-ins/sign-in-facts.ts'
import { codeField, field } from '../fields.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'

export const challengePaths: Readonly<Record<SecondFactorOffer, string>> = {
  passkey: '/u/mfa-passkey-challenge',
  totp: '/u/mfa-otp-challenge',
  email: '/u/mfa-email-challenge',
  'recovery-code': '/u/mfa-recovery-code-challenge',
}

export interface ChallengeProps {
  readonly faults: readonly Fault[]
  /** What is enrolled beside the factor of the page. */
  readonly others: readonly SecondFactorOffer[]
  /** How long this browser may be trusted; 0 where it may not. */
  readonly trustDays: number
}

export function otpChallengePage(scene: Scene, props: ChallengeProps): Html {
  const { mfa } = scene.texts
  const code = codeField(scene, props.faults, { id: 'code', label: mfa.otpLabel })
  return challengePage(scene, props, { lead: mfa.otp, body: codeForm(scene, props, challengePaths.totp, code) })
}

export function recoveryChallengePage(scene: Scene, props: ChallengeProps): Html {
  const { mfa } = scene.texts
  const code = field(scene, props.faults, {
    id: 'code',
    label: mfa.recoveryLabel,
    autocomplete: 'off',
    maxLength: 60,
    takesFocus: true,
  })
  const body = codeForm(scene, props, challengePaths['recovery-code'], code)
  return challengePage(scene, props, { lead: mfa.recovery, body })
}

export interface EmailChallengeProps extends ChallengeProps {
  readonly maskedEmail: string
  readonly isSent: boolean
  readonly wasResent: boolean
}

/** Opening the page sends nothing: a press does. */
export function emailChallengePage(scene: Scene, props: EmailChallengeProps): Html {
  const { mfa, code: mailed } = scene.texts
  const { maskedEmail, isSent, wasResent, faults } = props
  const action = `${challengePaths.email}/send`
  if (!isSent) {
    const body = form(scene, { action, body: html`<button class="button primary">${mfa.emailSend}</button>` })
    return challengePage(scene, props, { lead: mfa.email(maskedEmail), body })
  }
  const code = codeField(scene, faults, { id: 'code', label: mfa.emailLabel, hint: mailed.hint })
  return challengePage(scene, props, {
    lead: mfa.emailSent(maskedEmail),
    notice: wasResent ? mfa.emailResent : null,
    body: html`${codeForm(scene, props, challengePaths.email, code)}
<div class="ways">${form(scene, { action, body: html`<button class="link">${mfa.emailResend}</button>` })}</div>`,
  })
}

/** `options` is what the passkey must sign. The button is the script's. */
export function passkeyChallengePage(scene: Scene, props: ChallengeProps, options: object): Html {
  const { mfa } = scene.texts
  const asked = form(scene, {
    action: challengePaths.passkey,
    attributes: html`data-passkey="get" data-primary data-options="${JSON.stringify(options)}" data-button="${mfa.passkeyButton}" data-failed="${mfa.passkeyFailed}" data-cancelled="${mfa.passkeyCancelled}"`,
    body: html`<input type="hidden" name="credential">${trustBox(scene, props)}`,
  })
  return challengePage(scene, props, {
    lead: mfa.passkey,
    body: html`<noscript><p class="hint">${mfa.passkeyNeedsScript}</p></noscript>
<div hidden>${asked}</div>`,
  })
}

interface Challenge {
  readonly lead: string
  readonly notice?: string | null
  readonly body: Html
}

function challengePage(scene: Scene, props: ChallengeProps, { lead, notice = null, body }: Challenge): Html {
  const { title } = scene.texts.mfa
  return page(scene, {
    title,
    lead,
    notice,
    faults: props.faults,
    body: html`${body}${otherWays(scene, props.others)}`,
  })
}

function codeForm(scene: Scene, props: ChallengeProps, action: string, code: Html): Html {
  return form(scene, {
    action,
    body: html`${code}
${trustBox(scene, props)}
<button class="button primary">${scene.texts.mfa.submit}</button>`,
  })
}

function trustBox({ texts }: Scene, { trustDays }: ChallengeProps): Html | false {
  const label = texts.mfa.trust(trustDays)
  return (
    trustDays > 0 && html`<label class="check"><input type="checkbox" name="trustBrowser" value="yes">${label}</label>`
  )
}

function otherWays(scene: Scene, others: readonly SecondFactorOffer[]): Html {
  const { mfa } = scene.texts
  const names = {
    passkey: mfa.passkeyWay,
    totp: mfa.otpWay,
    email: mfa.emailWay,
    'recovery-code': mfa.recoveryWay,
  } as const satisfies Record<SecondFactorOffer, string>
  return html`<details class="other-ways">
<summary>${mfa.otherWay}</summary>
<div class="ways">
${others.map((offer) => html`<a href="${within(scene, challengePaths[offer])}">${names[offer]}</a>`)}
<a href="${within(scene, scene.settings.allowsRecoveryRequests ? '/u/account-recovery' : '/u/help')}">${mfa.lostAll}</a>
</div>
</details>`
}
