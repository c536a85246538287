// Confirming who one is for a dangerous act (console.md 1.8): a call refused with `step_up_required` names what can be
// shown. Forms ask for it in place and call again.
import { call, keepCsrfToken, keepStepUpProof, noteRenewal } from './http.ts'
import { ApiProblem, isProblem } from './problem.ts'
import { t } from './text.ts'

export type StepUpMethod = 'passkey' | 'totp' | 'password'

/** What the person may show to go on; null where the refusal is about something else, or nothing would help. */
export function stepUpMethodsIn(error: unknown): readonly StepUpMethod[] | null {
  if (!isProblem(error, 'step_up_required')) return null
  const methods = error.body.methods as readonly StepUpMethod[] | undefined
  return methods === undefined || methods.length === 0 ? null : methods
}

/** Whether the refusal asks for words why it is done, alone or beside a proof. */
export function asksWhy(error: unknown): boolean {
  return lacksReason(error) || (isProblem(error) && error.body.asksReason === true)
}

/** Whether nothing but the words are missing why it is done. */
function lacksReason(error: unknown): boolean {
  return isProblem(error, 'invalid_input') && 'X-Reason' in error.fields
}

/** Shows a code, a password or a passkey, and does what had asked for it with the proof. */
export async function actWithProof<Result>(
  method: StepUpMethod,
  typed: string,
  act: () => Promise<Result>,
): Promise<Result> {
  await prove(method === 'passkey' ? { passkey: await askForPasskey() } : bodyOf(method, typed))
  try {
    return await act()
  } finally {
    keepStepUpProof(null)
  }
}

export interface AskedStepUp {
  readonly methods: readonly StepUpMethod[]
  /** Why it is done is asked for as well. */
  readonly asksReason: boolean
  /** What the act makes weaker, a sentence each. */
  readonly weakens: readonly string[]
  /** Fails only where what was shown proves nothing; how the act itself ended is told to the form that asked. */
  readonly act: (reason: string) => Promise<void>
  readonly onCancel: () => void
}

let ask: ((asked: AskedStepUp) => void) | null = null

/** Whoever shows the dialog for acts that have none of their own (components/ui/step-up-host.tsx). */
export function keepStepUpHost(host: ((asked: AskedStepUp) => void) | null): void {
  ask = host
}

/**
 * For a form that is no dialog: where the server asks who is there, a dialog does, and the act follows from it with the
 * reason that was given there, empty before. `sentenceOf` says what becomes weaker, by the names that the server has for it.
 */
export async function withStepUp<Result>(
  act: (reason: string) => Promise<Result>,
  sentenceOf: (name: string) => string = (name) => name,
): Promise<Result> {
  try {
    return await act('')
  } catch (error) {
    const methods = stepUpMethodsIn(error) ?? (lacksReason(error) ? [] : null)
    const host = ask
    if (methods === null || host === null) throw error
    return new Promise<Result>((resolve, reject) => {
      const acting = (reason: string) =>
        act(reason).then(resolve, (fault: unknown) => {
          if (stepUpMethodsIn(fault) !== null || lacksReason(fault)) throw fault
          reject(fault)
        })
      const { asksReason, weakens } = askedIn(error)
      host({
        methods,
        asksReason,
        weakens: weakens.map(sentenceOf),
        act: acting,
        onCancel: () => reject(notConfirmed()),
      })
    })
  }
}

function askedIn(error: unknown): { readonly asksReason: boolean; readonly weakens: readonly string[] } {
  const { weakens } = isProblem(error) ? error.body : {}
  return {
    asksReason: asksWhy(error),
    weakens: Array.isArray(weakens) ? weakens.map(String) : [],
  }
}

function notConfirmed(): ApiProblem {
  const detail = t('Nothing was changed, because you did not confirm that it is you.')
  return new ApiProblem(403, { code: 'step_up_required', detail }, null, null)
}

/** What was shown was wrong, or nothing was shown: the act itself was not tried. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused'
}

async function prove(body: object): Promise<void> {
  const proving = call<{ csrfToken: string; proof: string }>('POST', '/session/step-up', { body })
  noteRenewal(proving)
  const { csrfToken, proof } = await proving.catch((error: unknown) => {
    throw new ProofRefused(isProblem(error) ? error.message : '', { cause: error })
  })
  keepCsrfToken(csrfToken)
  keepStepUpProof(proof)
}

function bodyOf(method: 'totp' | 'password', typed: string): object {
  return method === 'totp' ? { code: typed.replace(/\D/g, '') } : { password: typed }
}

async function askForPasskey(): Promise<object> {
  try {
    const options = await call<PublicKeyCredentialRequestOptionsJSON>('POST', '/session/step-up/challenge')
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    const credential = await navigator.credentials.get({ publicKey })
    if (credential === null) throw new Error('no passkey was chosen')
    return { challenge: options.challenge, response: (credential as PublicKeyCredential).toJSON() }
  } catch (error) {
    // The person closed the browser's own window, or the server could not be reached: both are told in one place.
    throw new ProofRefused(isProblem(error) ? error.message : '', { cause: error })
  }
}
