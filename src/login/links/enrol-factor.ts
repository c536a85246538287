import { type Html, html } from '../../http/html.ts'
import { type Enrolling, finishByTicket, mayEnrol, startByTicket } from '../../sign-ins/enrol-by-ticket.ts'
import { faultOf } from '../failure.ts'
import type { FormBody } from '../form-body.ts'
import { form, page } from '../page.ts'
import { carriedCodes, codesContent } from '../pages/mfa-codes.ts'
import { appCode, appInstructions } from '../pages/mfa-enrol-pages.ts'
import { noticePage } from '../pages/notice-page.ts'
import type { Fault, Scene } from '../scene.ts'
import { sceneOf, type Visit } from '../visit.ts'
import type { Link } from './link.ts'

const path = '/u/mfa-enrolment'

/** For somebody whom an administrator asked to set up an authenticator: each press answers with the next page. */
export const enrolFactorLink: Link = {
  path,
  purpose: 'mfa-enrolment',
  cookie: 'enrolment-ticket',
  show: async ({ directory }, scene, _faults, _secret, ticket) => {
    const { mfa, link } = scene.texts
    if (!(await mayEnrol(directory, ticket))) return noticePage(scene, { title: link.usedTitle, text: link.used })
    return page(scene, {
      title: mfa.appPageTitle,
      lead: mfa.appIntro,
      body: form(scene, { action: path, body: html`<button class="button primary">${mfa.appAdd}</button>` }),
    })
  },
  spend: async (visit, ticket, body) => {
    const scene = sceneOf(visit, { path })
    const codes = carriedCodes(body.text('codes'))
    if (codes.length > 0) return body.text('saved') === 'yes' ? `${path}/done` : codesPage(scene, codes, true)
    const begun = body.text('enrolling')
    if (begun === '') return appPage(scene, await startByTicket(visit.directory, ticket, null), [])
    return finish(visit, scene, ticket, begun, body)
  },
}

async function finish(visit: Visit, scene: Scene, ticket: string, begun: string, body: FormBody) {
  const { directory, caller } = visit
  const codes = await finishByTicket(directory, caller, ticket, { sealedMethodId: begun, code: body.text('code') })
  if (codes !== null) return codes.length === 0 ? `${path}/done` : codesPage(scene, codes, false)
  const faults = [faultOf(scene, { key: 'totp', field: 'code' })]
  return appPage(scene, await startByTicket(directory, ticket, begun), faults)
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

function codesPage(scene: Scene, codes: readonly string[], isUnsaved: boolean): Html {
  const faults = isUnsaved ? [faultOf(scene, { key: 'notSaved', field: 'saved' })] : []
  return page(scene, codesContent(scene, { codes, faults, action: path }))
}
