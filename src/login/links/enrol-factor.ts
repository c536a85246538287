import { prefersApp } from '../../authentication-methods/enrollable-factors.ts'
import { type Html, html } from '../../http/html.ts'
import { type Enrolling, finishByTicket, offeredByTicket, startByTicket } from '../../sign-ins/enrol-by-ticket.ts'
import { finishKeyByTicket, startKeyByTicket } from '../../sign-ins/key-by-ticket.ts'
import { browserHash } from '../../sign-ins/sign-in.ts'
import { faultOf } from '../failure.ts'
import type { FormBody } from '../form-body.ts'
import { form, page } from '../page.ts'
import { carriedCodes, codesContent } from '../pages/mfa-codes.ts'
import { appCode, appInstructions } from '../pages/mfa-enrol-pages.ts'
import { noticePage } from '../pages/notice-page.ts'
import { ticketChoicePage, ticketKeyPage } from '../pages/ticket-pages.ts'
import type { Fault, Scene } from '../scene.ts'
import { provesNothing, readCredential } from '../steps/passkey.ts'
import { sceneOf, type Visit } from '../visit.ts'
import type { Link } from './link.ts'

const path = '/u/mfa-enrolment'

/** For somebody whom an administrator asked to set up a second factor: each press answers with the next page. */
export const enrolFactorLink: Link = {
  path,
  purpose: 'mfa-enrolment',
  cookie: 'enrolment-ticket',
  show: async ({ directory, settings }, scene, _faults, _secret, ticket) => {
    const { link } = scene.texts
    const offers = await offeredByTicket(directory, ticket)
    if (!offers.app && !offers.key) return noticePage(scene, { title: link.usedTitle, text: link.used })
    return ticketChoicePage(scene, { ...offers, appComesFirst: prefersApp(settings), action: path })
  },
  spend: async (visit, ticket, body) => {
    const scene = sceneOf(visit, { path })
    const codes = carriedCodes(body.text('codes'))
    if (codes.length > 0) return body.text('saved') === 'yes' ? `${path}/done` : codesPage(scene, codes, true)
    if (body.text('challenge') !== '') return finishKey(visit, scene, ticket, body)
    if (body.text('factor') === 'key') return keyPage(visit, scene, ticket, [])
    const begun = body.text('enrolling')
    if (begun === '') return appPage(scene, await startByTicket(visit.directory, ticket, null), [])
    return finishApp(visit, scene, ticket, begun, body)
  },
}

async function finishApp(visit: Visit, scene: Scene, ticket: string, begun: string, body: FormBody) {
  const { directory, caller } = visit
  const codes = await finishByTicket(directory, caller, ticket, { sealedMethodId: begun, code: body.text('code') })
  if (codes !== null) return ended(scene, codes)
  const faults = [faultOf(scene, { key: 'totp', field: 'code' })]
  return appPage(scene, await startByTicket(directory, ticket, begun), faults)
}

async function finishKey(visit: Visit, scene: Scene, ticket: string, body: FormBody) {
  const { directory, caller, browserSecret } = visit
  try {
    const answer = { challenge: body.text('challenge'), response: readCredential(body.text('credential')) }
    return ended(scene, await finishKeyByTicket(directory, caller, ticket, browserHash(browserSecret), answer))
  } catch (fault) {
    if (!provesNothing(fault)) throw fault
    return keyPage(visit, scene, ticket, [{ field: null, message: scene.texts.mfa.keyAddFailed }])
  }
}

async function keyPage({ directory, browserSecret }: Visit, scene: Scene, ticket: string, faults: readonly Fault[]) {
  const options = await startKeyByTicket(directory, ticket, browserHash(browserSecret))
  return ticketKeyPage(scene, { options, faults, action: path })
}

function appPage(scene: Scene, { totp, accountLabel, sealedMethodId }: Enrolling, faults: readonly Fault[]): Html {
  return page(scene, {
    title: scene.texts.mfa.appPageTitle,
    faults,
    body: html`${appInstructions(scene, totp, accountLabel)}
${form(scene, {
  action: path,
  body: html`<input type="hidden" name="enrolling" value="${sealedMethodId}">
${appCode(scene, faults)}`,
})}`,
  })
}

/** The codes are in this answer and nowhere else. */
function ended(scene: Scene, codes: readonly string[]): string | Html {
  return codes.length === 0 ? `${path}/done` : codesPage(scene, codes, false)
}

function codesPage(scene: Scene, codes: readonly string[], isUnsaved: boolean): Html {
  const faults = isUnsaved ? [faultOf(scene, { key: 'notSaved', field: 'saved' })] : []
  return page(scene, codesContent(scene, { codes, faults, action: path }))
}
