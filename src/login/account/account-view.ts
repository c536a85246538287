// The pages of one's own account (console.md 4.13), as each of them sees the person whose it is.
import type { FastifyReply } from 'fastify'
import type { ShownPrompt } from '../../caller-verification/prompt-in-session.ts'
import type { Html } from '../../http/html.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Session } from '../../sessions/session.ts'
import type { ProofNeeded } from '../../sign-ins/recent-proof.ts'
import type { User } from '../../users/user.ts'
import type { Failure } from '../failure.ts'
import type { Flash } from '../flash.ts'
import type { FormBody } from '../form-body.ts'
import type { Fault, Scene } from '../scene.ts'
import type { Visit } from '../visit.ts'

export interface AccountView extends Visit {
  /** Of this browser. */
  readonly session: Session
  readonly user: User
  /** The person themselves. */
  readonly actor: Actor
  readonly scene: Scene
  readonly faults: readonly Fault[]
  readonly flash: Flash
  /** What support asks in this session; null on what answers a form, which may be shown only once. */
  readonly callerPrompt: ShownPrompt | null
}

export interface AccountPage {
  readonly path: string
  /** What is done there needs a fresh proof of who is there (MFA-08). */
  readonly needsProof?: ProofNeeded
  /** An address stands for "not here, there". */
  readonly show: (view: AccountView) => Promise<Html | string> | Html | string
}

/** A form of the account. It answers where the browser goes, a page that can be shown only now, or answers by itself. */
export interface AccountForm {
  readonly path: string
  /** Shows what was wrong, and is where a proof leads back to. */
  readonly page: string
  readonly needsProof?: ProofNeeded
  readonly take: (view: AccountView, form: FormBody) => Promise<string | Html | FastifyReply>
  /** What is typed there again after a fault, by field; never a password or a code. */
  readonly keeps?: readonly string[]
  /** What a proof that failed is called. */
  readonly onCredentials?: Failure
}
