// Every page and form of a sign-in goes through here: which step is due decides alone, and an address that was asked for
// out of turn leads to the page that is (console.md 4.1).
import type { FastifyReply } from 'fastify'
import { Html } from '../http/html.ts'
import { RollcallError } from '../kernel/errors.ts'
import { noteShown, readSignIn, StaleSignIn } from '../sign-ins/keep-sign-in.ts'
import { stepOf } from '../sign-ins/load-facts.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import { sendExpired, sendOver, sendUnknown } from './ended.ts'
import { failureOf, faultOf } from './failure.ts'
import { finish } from './finish.ts'
import { keepFlash, takeFlash } from './flash.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from './flow.ts'
import { readFormBody } from './form-body.ts'
import { refuseForeignForm } from './form-check.ts'
import { inLookOf } from './organization-look.ts'
import { shownForFault } from './send-fault.ts'
import { sendPage, sendTo } from './send-page.ts'
import { addressOfStep, addressWithin } from './step-paths.ts'
import { queryText, sceneOf, type Visit } from './visit.ts'

/** More than the steps a sign-in can take meanwhile in another tab. */
const triesAtMost = 3

export async function showStep(opened: Visit, page: StepPage): Promise<FastifyReply> {
  const state = queryText(opened, 'state')
  for (let tries = 0; ; tries += 1) {
    const signIn = await openSignIn(opened, state, page.path)
    if (signIn === null) return opened.reply
    const visit = await inLookOf(opened, signIn)
    const standing = await stepOf(visit.directory, signIn, visit.caller)
    const { step, facts } = standing
    if (step.kind === 'done') return finish(visit, standing)
    if (!page.serves.includes(step.kind)) return sendTo(visit, addressOfStep(step, facts))
    const scene = sceneOf(visit, { path: page.path, signIn, clientName: facts.client?.name ?? null })
    const flash = takeFlash(visit, { path: page.path, state })
    const faults = flash.failures.map((failure) => faultOf(scene, failure))
    try {
      const flow = { ...visit, signIn, step, facts, scene, faults, flash }
      const shown = await page.show(flow)
      if (!(shown instanceof Html)) return sendTo(visit, shown)
      const told = page.refusal?.(flow) ?? faults.map(({ message }) => message).join(' ')
      if (told !== '') await noted(visit, signIn, told)
      return sendPage(visit, shown, { signIn, picture: page.picture?.(flow) ?? null })
    } catch (fault) {
      // A page that notes something, such as a passkey's challenge, met another tab that did.
      if (!(fault instanceof StaleSignIn) || tries >= triesAtMost) throw fault
    }
  }
}

export async function takeStep(opened: Visit, form: StepForm): Promise<FastifyReply> {
  const body = readFormBody(opened.request.body)
  const state = body.text('state')
  refuseForeignForm(opened, body, state)
  const signIn = await openSignIn(opened, state, form.path)
  if (signIn === null) return opened.reply
  const visit = await inLookOf(opened, signIn)
  const { step, facts } = await stepOf(visit.directory, signIn, visit.caller)
  if (!form.serves.includes(step.kind)) return sendTo(visit, addressOfStep(step, facts))
  const scene = sceneOf(visit, { path: form.page, signIn, clientName: facts.client?.name ?? null })
  const flow: Flow = { ...visit, signIn, step, facts, scene, faults: [], flash: { failures: [], typed: {} } }
  try {
    const taken = await form.take(flow, body)
    if (taken instanceof Html) return sendPage(visit, taken, { signIn })
    return typeof taken === 'string' ? sendTo(visit, taken) : await goOn(visit, taken)
  } catch (fault) {
    // Taken in another tab or by a second press: the step that is due now is shown, and no error.
    if (fault instanceof StaleSignIn) return sendTo(visit, addressWithin(signIn, '/u/login'))
    const failures = failuresOf(fault, form)
    if (failures === null) {
      const words = shownForFault(scene.texts, fault)
      if (words !== null) await noted(visit, signIn, words)
      throw fault
    }
    const typed = Object.fromEntries((form.keeps ?? []).map((name) => [name, body.text(name)]))
    keepFlash(visit, { path: form.page, state: signIn.id }, { failures, typed })
    return sendTo(visit, addressWithin(signIn, form.page))
  }
}

/** What was shown matters to those who help; that it cannot be noted takes nothing from whoever it is shown to. */
async function noted({ directory, request }: Visit, signIn: SignIn, words: string): Promise<void> {
  await noteShown(directory, signIn, words).catch((error: unknown) => {
    request.log.error({ err: error }, 'what a sign-in was shown could not be noted')
  })
}

/** To the step that is due, or, when it was the last one, to what all this was for. */
async function goOn(visit: Visit, signIn: SignIn): Promise<FastifyReply> {
  const standing = await stepOf(visit.directory, signIn, visit.caller)
  const { step, facts } = standing
  return step.kind === 'done' ? finish(visit, standing) : sendTo(visit, addressOfStep(step, facts))
}

/** Null once it was answered that there is nothing to go on with. */
async function openSignIn(visit: Visit, state: string | null, path: string): Promise<SignIn | null> {
  const { directory, browserSecret } = visit
  const signIn = state === null || state === '' ? null : await readSignIn(directory, state, browserSecret)
  if (signIn === null) sendUnknown(visit, path)
  else if (signIn.finishedAt !== null) sendOver(visit, signIn, path)
  else if (signIn.expiresAt <= directory.clock.now()) sendExpired(visit, signIn, path)
  else return signIn
  return null
}

/** Null for what no field can mend: those are pages of their own. */
function failuresOf(fault: unknown, form: StepForm) {
  if (fault instanceof UnusableForm) return fault.failures
  if (!(fault instanceof RollcallError)) return null
  const isMendable = fault.kind === 'invalid' || fault.code === 'invalid_credentials' || fault.code === 'not_permitted'
  return isMendable ? [failureOf(fault, form.onCredentials ?? { key: 'credentials', field: null })] : null
}
