import { type Html, html } from '../../http/html.ts'
import type { ClientLook } from '../client-look.ts'
import { field } from '../fields.ts'
import { form, page } from '../page.ts'
import type { Fault, Scene } from '../scene.ts'
import { appLook, legalLinks } from './app-look.ts'
import { type ScopeGroups, scopeGroups } from './scope-groups.ts'

export interface ActivateProps {
  readonly faults: readonly Fault[]
  /** From the address that the device showed, or as it was typed. */
  readonly userCode: string
}

/** Where the code of a device is typed. Also with a code in the address it is the person who sends it. */
export function activatePage(scene: Scene, { faults, userCode }: ActivateProps): Html {
  const { device } = scene.texts
  return page(scene, {
    title: device.title,
    lead: device.intro,
    faults,
    body: form(scene, {
      action: '/activate',
      body: html`${field(scene, faults, {
        id: 'user_code',
        label: device.code,
        autocomplete: 'off',
        value: userCode,
        hint: device.codeHint,
        maxLength: 40,
        takesFocus: true,
      })}
<button class="button primary">${device.submit}</button>`,
    }),
  })
}

export interface ConfirmDeviceProps {
  readonly userCode: string
  readonly account: string
  readonly asked: ScopeGroups
  readonly look: ClientLook
  /** Where the device asked from, as far as that is known. */
  readonly place: string | null
}

export function confirmDevicePage(scene: Scene, { userCode, account, asked, look, place }: ConfirmDeviceProps): Html {
  const { device } = scene.texts
  return page(scene, {
    title: device.confirmTitle(scene.appName),
    body: html`${appLook(scene, look, null)}
<div class="account-line"><span>${device.account(account)}</span>
${form(scene, { action: '/activate/another', body: html`<button class="link">${device.another}</button>` })}</div>
<p>${device.compare}</p>
<p class="whole user-code" dir="ltr"><strong>${userCode}</strong></p>
${scopeGroups(scene, asked)}
${legalLinks(scene, look)}
${place !== null && html`<p class="hint">${device.from(place)}</p>`}
<p class="hint">${device.warning}</p>
${form(scene, {
  action: '/activate/confirm',
  body: html`<div class="pair"><button class="button" name="answer" value="deny">${device.deny}</button>
<button class="button primary" name="answer" value="allow">${device.allow}</button></div>`,
})}`,
  })
}
