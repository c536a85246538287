// Links that were mailed (console.md 4.7): opening one is noted and changes nothing, whoever opens it. Its secret goes
// into a cookie and out of the address at once; a press on the page's button spends it.
import type { Html } from '../../http/html.ts'
import type { OneTimeSecret, SecretPurpose } from '../../one-time-secrets/one-time-secret.ts'
import type { FormBody } from '../form-body.ts'
import type { Fault, Scene } from '../scene.ts'
import type { Texts } from '../texts/en.ts'
import type { Visit } from '../visit.ts'

export interface Link {
  readonly path: string
  readonly purpose: SecretPurpose
  readonly cookie:
    | 'reset-ticket'
    | 'verification-ticket'
    | 'unlock-ticket'
    | 'enrolment-ticket'
    | 'invitation-ticket'
    | 'email-change-ticket'
    | 'email-change-undo-ticket'
    | 'sign-in-link-ticket'
    | 'identity-link-ticket'
  /** The page with the button; the secret works at this moment. */
  readonly show: (
    visit: Visit,
    scene: Scene,
    faults: readonly Fault[],
    secret: OneTimeSecret,
    ticket: string,
  ) => Promise<Html> | Html
  /** Spends it, and answers where the browser goes; or a page that is shown at once, where another press follows. */
  readonly spend: (visit: Visit, ticket: string, form: FormBody) => Promise<string | Html>
  /** Where a redirect after the form may lead outside of us. */
  readonly leadsTo?: (secret: OneTimeSecret) => string | null
  /** Sends another to the same address, where one that ran out can be replaced by a press. */
  readonly renew?: (visit: Visit, spent: OneTimeSecret) => Promise<void>
  /** Where another is not sent at once but asked for, in words of its own. */
  readonly asking?: { readonly button: (texts: Texts) => string; readonly donePath: string }
}
