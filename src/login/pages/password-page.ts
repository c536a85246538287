import { type Html, html } from '../../http/html.ts'
import { passwordField } from '../fields.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'

export interface PasswordProps {
  readonly faults: readonly Fault[]
  readonly identifier: string
  /** False where the people of the database have passkeys and codes alone. */
  readonly allowsPassword: boolean
  readonly allowsEmailCode: boolean
  /** Where nothing else is, the page before offers them. */
  readonly allowsPasskeys: boolean
  /** False where what is proven opens no session. */
  readonly opensSession: boolean
}

/** The same for an account that is there and one that is not (AUT-01). */
export function passwordPage(scene: Scene, props: PasswordProps): Html {
  const { faults, identifier, allowsPassword, allowsEmailCode, allowsPasskeys, opensSession } = props
  const { texts, appName } = scene
  const { password, signIn } = texts
  const lead = texts.frame.continuing(appName)
  if (!allowsPassword) {
    const onlyPasskey = allowsPasskeys && html`<p>${password.onlyPasskey}</p>`
    const mayGoOn = allowsEmailCode ? emailCodeForm(scene, 'button primary') : onlyPasskey
    return page(scene, {
      title: signIn.title(appName),
      faults,
      body: html`${identityLine(scene, identifier)}${mayGoOn}`,
    })
  }
  return page(scene, {
    title: password.title,
    lead,
    faults,
    body: html`${form(scene, {
      action: '/u/login/password',
      body: html`${identityLine(scene, identifier)}
${passwordField(scene, faults, {
  id: 'password',
  label: password.label,
  autocomplete: 'current-password',
  takesFocus: true,
})}
${opensSession && html`${staySignedInBox(scene)}${passkeyMark()}`}
<button class="button primary">${password.submit}</button>`,
    })}
<div class="ways">
${allowsEmailCode && emailCodeForm(scene, 'link')}
<a href="${within(scene, '/u/reset-password/request')}">${password.forgot}</a>
</div>`,
  })
}

function emailCodeForm(scene: Scene, look: 'link' | 'button primary'): Html {
  return form(scene, {
    action: '/u/login/code/send',
    body: html`<button class="${look}">${scene.texts.password.emailCode}</button>`,
  })
}

/** Nothing where every session goes with its browser. */
export function staySignedInBox({ texts: { password }, settings }: Scene): Html | false {
  if (!settings.offersStayingSignedIn) return false
  return html`<label class="check"><input type="checkbox" name="staySignedIn" value="yes" checked>${password.staySignedIn}</label>`
}

/** Whether the device can make a passkey; filled in where scripts run. */
export function passkeyMark(): Html {
  return html`<input type="hidden" name="makesPasskeys">`
}

/** Readable by password managers, which look for the name beside the password. */
export function identityLine(scene: Scene, identifier: string): Html {
  const { account, change, changeName } = scene.texts.password
  return html`<div class="identity">
<input name="identifier" type="text" value="${identifier}" autocomplete="username" dir="auto" readonly tabindex="-1" aria-label="${account}">
<a href="${within(scene, '/u/login/identifier')}" aria-label="${changeName}">${change}</a>
</div>`
}
