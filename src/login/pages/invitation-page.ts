import { type Html, html } from '../../http/html.ts'
import type { InvitationView } from '../../invitations/peek-invitation.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'

export interface InvitationProps {
  readonly invitation: InvitationView
  /** Who is signed in, as far as the invitation is concerned. */
  readonly who: 'invited' | 'unproven' | 'another' | 'nobody'
  /** Where the form for accepting goes. */
  readonly action: string
  /** Where the form for another account goes. */
  readonly switchAction: string
}

/** Never says whether the invited address has an account, nor whose account is signed in instead (console.md 4.2). */
export function invitationPage(scene: Scene, { invitation, who, action, switchAction }: InvitationProps): Html {
  const { texts } = scene
  const { organizationName, inviterName, inviteeEmail } = invitation
  return page(scene, {
    title: texts.invitation.title(organizationName),
    lead: texts.invitation.intro(inviterName, organizationName),
    body: html`<p>${who === 'another' ? texts.invitation.another(inviteeEmail) : texts.invitation.address(inviteeEmail)}</p>
${who === 'unproven' && html`<p>${texts.invitation.unproven}</p>`}
${who === 'invited' && form(scene, { action, body: button('accept', texts.invitation.accept, true) })}
${
  who === 'nobody' &&
  html`${form(scene, { action, body: button('sign-in', texts.invitation.signIn, true) })}
${form(scene, { action, body: button('sign-up', texts.invitation.signUp, false) })}`
}
${(who === 'another' || who === 'unproven') && form(scene, { action: switchAction, body: button('sign-in', texts.invitation.switch, true) })}`,
  })
}

function button(what: string, label: string, isPrimary: boolean): Html {
  return html`<button class="button${isPrimary && ' primary'}" name="do" value="${what}">${label}</button>`
}

/** What an account may do about an invitation. */
export function standingOf(
  { inviteeEmail }: InvitationView,
  account: { readonly email: string | null; readonly emailVerified: boolean } | null,
): InvitationProps['who'] {
  if (account === null) return 'nobody'
  if (account.email !== inviteeEmail) return 'another'
  return account.emailVerified ? 'invited' : 'unproven'
}
