// The last step of a recovery: the new factor, chosen among those that can be set up here (console.md 4.6, 4.9).
import type { FastifyReply } from 'fastify'
import { enrollableFactors, prefersApp } from '../authentication-methods/enrollable-factors.ts'
import { finishWithoutFactor, finishWithTotp, startTotpAfterRecovery } from '../recovery/enrol-after-recovery.ts'
import { finishWithPasskey, startPasskeyAfterRecovery } from '../recovery/passkey-after-recovery.ts'
import { requireRecovery } from '../recovery/recovery-under-way.ts'
import { faultOf } from './failure.ts'
import { takeFlash } from './flash.ts'
import { type FormBody, readFormBody } from './form-body.ts'
import { refuseForeignForm } from './form-check.ts'
import { recoveryAppPage, recoveryCodesPage, recoveryFactorPage } from './pages/recovery-finish-pages.ts'
import { recoveryPath } from './recovery.ts'
import { recoveryDonePath } from './recovery-finish.ts'
import { again, hashOf, inStep, recoveryFactorPath } from './recovery-step.ts'
import type { Fault, Scene } from './scene.ts'
import { sendPage, sendTo } from './send-page.ts'
import { provesNothing, readCredential } from './steps/passkey.ts'
import { sceneOf, type Visit } from './visit.ts'

export const recoveryAppPath = `${recoveryFactorPath}/authenticator`
export const recoveryPasskeyPath = `${recoveryFactorPath}/passkey`

/** Where there is nothing to choose, no choice is shown; where nothing can be set up, the recovery ends here. */
export async function showRecoveryFactor(visit: Visit): Promise<FastifyReply> {
  const { directory, settings } = visit
  return inStep(visit, 'factor', async () => {
    if (await finishWithoutFactor(directory, visit.caller, hashOf(visit))) return sendTo(visit, recoveryDonePath)
    const { app, passkey } = enrollableFactors(settings)
    if (!passkey) return sendTo(visit, recoveryAppPath)
    const scene = sceneOf(visit, { path: recoveryFactorPath })
    const passkeyOptions = await startPasskeyAfterRecovery(directory, hashOf(visit))
    const choice = { offersApp: app, appComesFirst: prefersApp(settings), passkeyOptions }
    const paths = { app: recoveryAppPath, passkey: recoveryPasskeyPath }
    return sendPage(visit, recoveryFactorPage(scene, { ...choice, faults: faultsAt(visit, scene), paths }))
  })
}

export async function showRecoveryApp(visit: Visit): Promise<FastifyReply> {
  const { directory, settings } = visit
  return inStep(visit, 'factor', async () => {
    const { app, passkey } = enrollableFactors(settings)
    if (!app) return sendTo(visit, recoveryFactorPath)
    const scene = sceneOf(visit, { path: recoveryAppPath })
    const { account } = await requireRecovery(directory, hashOf(visit), 'factor')
    const totp = await startTotpAfterRecovery(directory, hashOf(visit))
    const accountLabel = account.email ?? account.name ?? ''
    const shown = { faults: faultsAt(visit, scene), totp, accountLabel, action: recoveryAppPath }
    return sendPage(visit, recoveryAppPage(scene, { ...shown, choicePath: passkey ? recoveryFactorPath : null }))
  })
}

export async function takeRecoveryApp(visit: Visit): Promise<FastifyReply> {
  return takeFactor(visit, 'app', async (body) => {
    const code = body.text('code')
    if (code.trim() === '') return again(visit, recoveryAppPath, { key: 'totpMissing', field: 'code' })
    const codes = await finishWithTotp(visit.directory, visit.caller, hashOf(visit), code)
    return codes === null ? again(visit, recoveryAppPath, { key: 'totp', field: 'code' }) : sendCodes(visit, codes)
  })
}

export async function takeRecoveryPasskey(visit: Visit): Promise<FastifyReply> {
  return takeFactor(visit, 'passkey', async (body) => {
    try {
      const credential = readCredential(body.text('credential'))
      return sendCodes(visit, await finishWithPasskey(visit.directory, visit.caller, hashOf(visit), credential))
    } catch (fault) {
      if (!provesNothing(fault)) throw fault
      return again(visit, recoveryFactorPath, { key: 'passkey', field: null })
    }
  })
}

/** A form for a factor that was turned off meanwhile leads to those that are left. */
async function takeFactor(
  visit: Visit,
  factor: keyof ReturnType<typeof enrollableFactors>,
  work: (body: FormBody) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  return inStep(visit, 'factor', async () =>
    enrollableFactors(visit.settings)[factor] ? work(body) : sendTo(visit, recoveryFactorPath),
  )
}

/** The codes are in this answer and nowhere else, so there is no page to lead to. */
function sendCodes(visit: Visit, codes: readonly string[]): FastifyReply {
  return sendPage(visit, recoveryCodesPage(sceneOf(visit, { path: recoveryPath }), codes))
}

function faultsAt(visit: Visit, scene: Scene): readonly Fault[] {
  const { failures } = takeFlash(visit, { path: scene.path, state: null })
  return failures.map((failure) => faultOf(scene, failure))
}
