import { type Html, html } from '../../http/html.ts'
import { form } from '../page.ts'
import type { Scene } from '../scene.ts'

/** A connection that signs people in elsewhere. */
export interface Provider {
  readonly connectionId: string
  readonly name: string
}

interface OtherWays {
  readonly providers: readonly Provider[]
  readonly passkeyOptions: object | null
  /** Whether a form stands above, so that an "or" is due. */
  readonly follows: boolean
}

/** Passkey and providers. The passkey's button is made by the script; with nothing else here, so is its place. */
export function otherWays(scene: Scene, { providers, passkeyOptions, follows }: OtherWays): Html {
  if (providers.length === 0 && passkeyOptions === null) return html``
  const isForScriptAlone = providers.length === 0
  return html`<div${isForScriptAlone && html` hidden`}>
${follows && html`<div class="or">${scene.texts.frame.or}</div>`}
${passkeyOptions !== null && passkeyForm(scene, passkeyOptions)}
${providers.map((provider) => html`<a class="button" href="${providerAddress(scene, provider)}">${scene.texts.signIn.with(provider.name)}</a>`)}
</div>`
}

/**
 * A link and no form: a policy for forms would have to name the provider's address, which only the provider's own
 * metadata know.
 */
export function providerAddress({ state }: Scene, { connectionId }: Provider): string {
  const query = new URLSearchParams({ ...(state === null ? {} : { state }), connection: connectionId })
  return `/u/login/federated?${query}`
}

function passkeyForm(scene: Scene, options: object): Html {
  const { withPasskey, passkeyFailed } = scene.texts.signIn
  return form(scene, {
    action: '/u/login/passkey',
    attributes: html`data-passkey="get" data-autofill data-options="${JSON.stringify(options)}" data-button="${withPasskey}" data-failed="${passkeyFailed}" data-cancelled="${scene.texts.mfa.passkeyCancelled}"`,
    body: html`<input type="hidden" name="credential">`,
  })
}
