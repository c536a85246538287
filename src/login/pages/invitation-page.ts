import { type Html, html } from '../../http/html.ts'
import type { InvitationView } from '../../invitations/peek-invitation.ts'
import { form, page } from '../page.ts'
import type { Scene } from '../scene.ts'

export const declinedPath = '/u/invitation/declined'

export interface InvitationProps {
  readonly invitation: InvitationView
  /** What they become there; without any, a member and no more. */
  readonly roles: readonly string[]
  /** Who is signed in, as far as the invitation is concerned. */
  readonly who: 'invited' | 'unproven' | 'another' | 'nobody'
  /** What whoever is signed in is known by: their own, to themselves. */
  readonly signedInAs: string
  /** Where the form for accepting goes. */
  readonly action: string
  /** Where the form for another account goes. */
  readonly switchAction: string
  /** Where whoever does not want to goes. */
  readonly declineAddress: string
}

/** Never says whether the invited address has an account (console.md 4.2). */
export function invitationPage(scene: Scene, props: InvitationProps): Html {
  const { who, action, switchAction } = props
  const { invitation: texts } = scene.texts
  const { organizationName, inviterName, inviteeEmail } = props.invitation
  return page(scene, {
    title: texts.title(organizationName),
    lead: texts.intro(
      inviterName,
      organizationName,
      listed(scene, props.roles.length === 0 ? [texts.member] : props.roles),
    ),
    body: html`<p>${who === 'another' ? texts.another(props.signedInAs, inviteeEmail) : texts.address(inviteeEmail)}</p>
${who === 'unproven' && html`<p>${texts.unproven}</p>`}
${who === 'invited' && form(scene, { action, body: button('accept', texts.accept, true) })}
${
  who === 'nobody' &&
  html`${form(scene, { action, body: button('sign-in', texts.signIn, true) })}
${form(scene, { action, body: button('sign-up', texts.signUp, false) })}`
}
${(who === 'another' || who === 'unproven') && form(scene, { action: switchAction, body: button('sign-in', texts.switch, true) })}
<div class="ways"><a href="${props.declineAddress}">${texts.decline}</a></div>`,
  })
}

function button(what: string, label: string, isPrimary: boolean): Html {
  return html`<button class="button${isPrimary && ' primary'}" name="do" value="${what}">${label}</button>`
}

function listed({ locale }: Scene, names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
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
