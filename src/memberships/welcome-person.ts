import type { ConnectionStore } from '../connections/connection-store.ts'
import { passwordHome } from '../connections/password-home.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { calledName, type Organization } from '../organizations/organization.ts'
import { issuePasswordLink, type PasswordLinkDeps } from '../users/password-link.ts'
import { primaryIdentity, type User } from '../users/user.ts'

export interface WelcomePersonDeps extends PasswordLinkDeps {
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly messages: MessageQueue
}

/** Tells somebody whose account an organization made just now, and mails what lets them set a password, where they can. */
export async function welcomePerson(deps: WelcomePersonDeps, user: User, organization: Organization): Promise<void> {
  const { id: userId, email } = user
  if (email === null || (await passwordHome(deps.connections, primaryIdentity(user))) === null) return
  const values = {
    link: await issuePasswordLink(deps, user),
    organization: calledName(organization),
  }
  await deps.messages.queue({ kind: 'account-made', to: email, userId, locale: null, values })
}
