import { type Html, html } from '../../http/html.ts'
import { lostThings } from '../../recovery/recovery-request.ts'
import { field } from '../fields.ts'
import { ownAddress } from '../own-address.ts'
import { form, page } from '../page.ts'
import { type Fault, type Scene, within } from '../scene.ts'
import { noticePage } from './notice-page.ts'

export interface RecoveryRequestProps {
  readonly faults: readonly Fault[]
  readonly typed: Readonly<Record<string, string>>
  /** Pools are isolated: an address alone means nobody. */
  readonly asksOrganization: boolean
}

export function recoveryRequestPage(scene: Scene, { faults, typed, asksOrganization }: RecoveryRequestProps): Html {
  const { recovery, frame, organization } = scene.texts
  const lost = new Set((typed.lost ?? '').split(' '))
  return page(scene, {
    title: recovery.askTitle,
    lead: recovery.askIntro,
    faults,
    body: html`<div class="notice warn"><p>${recovery.notice}</p></div>
${form(scene, {
  action: '/u/account-recovery',
  body: html`${
    asksOrganization &&
    field(scene, faults, {
      id: 'organization',
      label: organization.name,
      autocomplete: 'organization',
      value: typed.organization ?? null,
      maxLength: 50,
    })
  }
${field(scene, faults, {
  id: 'email',
  label: recovery.email,
  type: 'email',
  autocomplete: 'email',
  value: typed.email ?? null,
  takesFocus: true,
})}
<fieldset>
<legend>${recovery.lost} <span class="muted">(${frame.optional})</span></legend>
${lostThings.map(
  (thing) =>
    html`<label class="check"><input type="checkbox" name="lost-${thing}" value="yes"${
      lost.has(thing) && html` checked`
    }>${recovery.lostThings[thing]}</label>`,
)}
</fieldset>
${contextField(scene, faults, typed.context ?? '')}
${field(scene, faults, {
  id: 'phone',
  label: recovery.phone,
  type: 'tel',
  autocomplete: 'tel',
  value: typed.phone ?? null,
  isOptional: true,
  maxLength: 40,
})}
<button class="button primary">${recovery.ask}</button>`,
})}
<div class="ways"><a href="${within(scene, '/u/login')}">${frame.backToSignIn}</a></div>`,
  })
}

function contextField({ texts }: Scene, faults: readonly Fault[], value: string): Html {
  const fault = faults.find((each) => each.field === 'context')
  return html`<div class="field">
<label for="context">${texts.recovery.context} <span class="muted">(${texts.frame.optional})</span></label>
${fault !== undefined && html`<p class="fault" id="context-fault">${fault.message}</p>`}
<textarea id="context" name="context" rows="4" maxlength="2000"${
    fault !== undefined && html` aria-describedby="context-fault" aria-invalid="true"`
  }>${value}</textarea>
</div>`
}

/** Where the settings take no requests. */
export function recoveryClosedPage(scene: Scene): Html {
  const { texts, base } = scene
  return noticePage(scene, {
    title: texts.recovery.closedTitle,
    text: texts.recovery.closedText,
    action: html`<a class="button" href="${ownAddress(base, '/u/help')}">${texts.recovery.otherHelp}</a>`,
  })
}

export interface RecoveryStatusProps {
  readonly number: string
  readonly isWaiting: boolean
}

/** Says the same of every address, and of every end: what became of it is told to the owner alone (console.md 4.2). */
export function recoveryStatusPage(scene: Scene, { number, isWaiting }: RecoveryStatusProps): Html {
  const { recovery, frame } = scene.texts
  return page(scene, {
    title: recovery.receivedTitle,
    body: html`<p><strong>${recovery.number(number)}</strong></p>
<p>${recovery.received}</p>
<p>${isWaiting ? recovery.waiting : recovery.closed}</p>
<p class="hint">${recovery.statusHint}</p>
<div class="ways"><a href="${ownAddress(scene.base, '/u/login')}">${frame.backToSignIn}</a></div>`,
  })
}

export function recoveryUnknownPage(scene: Scene): Html {
  const { recovery } = scene.texts
  return noticePage(scene, { title: recovery.unknownTitle, text: recovery.unknown, action: askAgain(scene) })
}

export function recoveryUnusablePage(scene: Scene): Html {
  const { recovery } = scene.texts
  return noticePage(scene, { title: recovery.unusableTitle, text: recovery.unusable, action: askAgain(scene) })
}

export function recoverySupersededPage(scene: Scene): Html {
  const { link } = scene.texts
  return noticePage(scene, { title: link.supersededTitle, text: link.superseded })
}

export function recoveryStopPage(scene: Scene, ticket: string): Html {
  const { recovery } = scene.texts
  return page(scene, {
    title: recovery.stopTitle,
    lead: recovery.stopIntro,
    body: form(scene, {
      action: '/u/account-recovery/stop',
      body: html`<input type="hidden" name="ticket" value="${ticket}">
<button class="button primary">${recovery.stop}</button>`,
    }),
  })
}

export function recoveryStoppedPage(scene: Scene): Html {
  const { recovery } = scene.texts
  return noticePage(scene, { title: recovery.stoppedTitle, text: recovery.stopped, isFailure: false })
}

function askAgain({ base, texts, settings }: Scene): Html | null {
  if (!settings.allowsRecoveryRequests) return null
  return html`<a class="button" href="${ownAddress(base, '/u/account-recovery')}">${texts.recovery.askAgain}</a>`
}
