// A sign-in as its pages see it, and what each page and each form of it must say about itself.
import type { Html } from '../http/html.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import type { SignInFacts, Step } from '../sign-ins/sign-in-facts.ts'
import type { Failure } from './failure.ts'
import type { Flash } from './flash.ts'
import type { FormBody } from './form-body.ts'
import type { Fault, Scene } from './scene.ts'
import type { Visit } from './visit.ts'

export type StepKind = Step['kind']

export interface Flow extends Visit {
  readonly signIn: SignIn
  readonly step: Step
  readonly facts: SignInFacts
  readonly scene: Scene
  /** What was wrong with the form that led here. */
  readonly faults: readonly Fault[]
  readonly flash: Flash
}

/** A page that shows a step. Where another step is due the browser is led there, whatever address it asked for. */
export interface StepPage {
  readonly path: string
  readonly serves: readonly StepKind[]
  /** An address stands for "not here, there". */
  readonly show: (flow: Flow) => Promise<Html | string> | Html | string
  /** What it tells them, where the page itself says that they get no further. */
  readonly refusal?: (flow: Flow) => string
  /** A picture from elsewhere that it shows. */
  readonly picture?: (flow: Flow) => string | null
}

/**
 * A form of a step. It answers the sign-in as it is afterwards, or an address where the browser goes instead, or a page
 * that can be shown only now.
 */
export interface StepForm {
  readonly path: string
  readonly serves: readonly StepKind[]
  /** The page that shows what was wrong. */
  readonly page: string
  readonly take: (flow: Flow, form: FormBody) => Promise<SignIn | string | Html>
  /** What is typed there again after a fault, by field; never a password or a code. */
  readonly keeps?: readonly string[]
  /** What a proof that failed is called. */
  readonly onCredentials?: Failure
}

/** A form that cannot be taken as it is, seen before any use case is called. */
export class UnusableForm extends Error {
  override readonly name = 'UnusableForm'
  readonly failures: readonly Failure[]

  constructor(...failures: readonly Failure[]) {
    super('the form cannot be taken as it is')
    this.failures = failures
  }
}
