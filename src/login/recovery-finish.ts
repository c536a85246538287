// Behind the mailed link of an approved recovery: a button, a new password, a new factor (console.md 4.9). Whoever comes
// back in the same browser goes on where they were.
import type { FastifyReply } from 'fastify'
import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { passwordPolicy } from '../connections/connection.ts'
import { RollcallError } from '../kernel/errors.ts'
import { isSuperseded } from '../one-time-secrets/one-time-secret.ts'
import { openRecovery, peekRecovery } from '../recovery/open-recovery.ts'
import { recoveryUnderWay, requireRecovery } from '../recovery/recovery-under-way.ts'
import { setRecoveredPassword } from '../recovery/set-recovered-password.ts'
import { failureOf, faultOf } from './failure.ts'
import { takeFlash } from './flash.ts'
import { readFormBody } from './form-body.ts'
import { refuseForeignForm } from './form-check.ts'
import { carriedCodes } from './pages/mfa-codes.ts'
import {
  recoveryCodesPage,
  recoveryConfirmPage,
  recoveryDonePage,
  recoveryPasswordPage,
} from './pages/recovery-finish-pages.ts'
import { recoverySupersededPage, recoveryUnusablePage } from './pages/recovery-pages.ts'
import { passwordRules } from './password-rules.ts'
import { orUnusable, recoveryPath } from './recovery.ts'
import { again, hashOf, inStep, pathOf, recoveryFactorPath, recoveryPasswordPath } from './recovery-step.ts'
import { sendPage, sendTo } from './send-page.ts'
import { queryText, sceneOf, type Visit } from './visit.ts'

export const recoveryFinishPath = `${recoveryPath}/finish`
export const recoveryCodesPath = `${recoveryPath}/codes`
export const recoveryDonePath = `${recoveryPath}/done`

export async function showRecoveryFinish(visit: Visit): Promise<FastifyReply> {
  const { directory } = visit
  const ticket = queryText(visit, 'ticket')
  const scene = sceneOf(visit, { path: `${recoveryFinishPath}?ticket=${ticket ?? ''}` })
  const person = ticket === null ? null : await peekRecovery(directory, ticket)
  if (ticket !== null && person !== null) {
    const { app, passkey } = enrollableFactors(visit.settings)
    return sendPage(visit, recoveryConfirmPage(scene, { person, ticket, setsUpFactor: app || passkey }))
  }
  const underWay = await recoveryUnderWay(directory, hashOf(visit))
  if (underWay !== null) return sendTo(visit, pathOf[underWay.step])
  const isReplaced = ticket !== null && (await isSuperseded(directory.stores, 'recovery-finish', ticket))
  const page = isReplaced ? recoverySupersededPage(scene) : recoveryUnusablePage(scene)
  return sendPage(visit, page, { status: 400 })
}

export async function takeRecoveryFinish(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  return orUnusable(visit, recoveryFinishPath, async () => {
    await openRecovery(visit.directory, visit.caller, body.text('ticket'), hashOf(visit))
    return sendTo(visit, recoveryPasswordPath)
  })
}

export async function showRecoveryPassword(visit: Visit): Promise<FastifyReply> {
  return inStep(visit, 'password', async () => {
    const { directory } = visit
    const scene = sceneOf(visit, { path: recoveryPasswordPath })
    const { account } = await requireRecovery(directory, hashOf(visit), 'password')
    const connection = await directory.stores.connections.find(account.connectionId)
    const { failures } = takeFlash(visit, { path: recoveryPasswordPath, state: null })
    const faults = failures.map((failure) => faultOf(scene, failure))
    const rules = connection === null ? [] : passwordRules(scene.texts, passwordPolicy(connection))
    return sendPage(visit, recoveryPasswordPage(scene, { faults, passwordRules: rules }))
  })
}

export async function takeRecoveryPassword(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  return inStep(visit, 'password', async () => {
    const password = body.text('password')
    if (password === '') return again(visit, recoveryPasswordPath, { key: 'passwordMissing', field: 'password' })
    try {
      await setRecoveredPassword(visit.directory, visit.caller, hashOf(visit), password)
      return sendTo(visit, recoveryFactorPath)
    } catch (fault) {
      if (!(fault instanceof RollcallError) || !fault.code.startsWith('password_')) throw fault
      return again(visit, recoveryPasswordPath, failureOf(fault, { key: 'invalid', field: 'password' }))
    }
  })
}

/** The account is theirs by now; the page merely holds them until the codes are saved. */
export async function takeRecoveryCodes(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  const codes = carriedCodes(body.text('codes'))
  if (body.text('saved') === 'yes' || codes.length === 0) return sendTo(visit, recoveryDonePath)
  const scene = sceneOf(visit, { path: recoveryPath })
  return sendPage(visit, recoveryCodesPage(scene, codes, [faultOf(scene, { key: 'notSaved', field: 'saved' })]))
}

export async function showRecoveryDone(visit: Visit): Promise<FastifyReply> {
  return sendPage(visit, recoveryDonePage(sceneOf(visit, { path: recoveryDonePath })))
}
