// What becomes of the page of recovery codes: it is left behind, or downloaded.
import type { FastifyReply } from 'fastify'
import { wantNewCodes } from '../../sign-ins/choose.ts'
import { faultOf } from '../failure.ts'
import type { StepForm } from '../flow.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { page } from '../page.ts'
import { carriedCodes, codesContent } from '../pages/mfa-codes.ts'
import { wantCodesPath } from '../pages/mfa-recovery-used-page.ts'
import { sceneOf, type Visit } from '../visit.ts'

export const savedCodesPath = '/u/mfa/codes/saved'

/** Whatever step comes after the enrolment: it is the one that is due. */
const anyStep = [
  'identify',
  'first-factor',
  'second-factor',
  'terms',
  'profile',
  'new-password',
  'choose-organization',
  'consent',
  'passkey-offer',
  'refused',
  'done',
] as const

export const savedCodesForm: StepForm = {
  path: savedCodesPath,
  serves: anyStep,
  page: '/u/login',
  take: async ({ scene, signIn }, form) => {
    const codes = carriedCodes(form.text('codes'))
    if (form.text('saved') === 'yes' || codes.length === 0) return signIn
    const faults = [faultOf(scene, { key: 'notSaved', field: 'saved' })]
    return page(scene, codesContent(scene, { codes, faults, action: savedCodesPath }))
  },
}

/** From the page that says how many are left. */
export const wantCodesForm: StepForm = {
  path: wantCodesPath,
  serves: anyStep,
  page: '/u/login',
  take: ({ directory, signIn }) => wantNewCodes(directory, signIn),
}

export async function downloadCodes(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, body.text('state'))
  const { texts, appName } = sceneOf(visit, { path: '/u/login' })
  const codes = carriedCodes(body.text('codes'))
  const lines = [texts.mfa.codesOf(appName), texts.mfa.codesNote, '', ...codes, '']
  return visit.reply
    .header('content-disposition', 'attachment; filename="recovery-codes.txt"')
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(lines.join('\r\n'))
}
