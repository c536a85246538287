import type { MessageQueue } from '../messages/queue-message.ts'
import { calledName, type Organization } from '../organizations/organization.ts'
import { issuePasswordLink, type PasswordLinkDeps } from '../users/password-link.ts'
import type { User } from '../users/user.ts'

export interface WelcomePersonDeps extends PasswordLinkDeps {
  readonly messages: MessageQueue
}

/** Tells somebody whose account an organization made just now, and mails what lets them set a password. */
export async function welcomePerson(deps: WelcomePersonDeps, user: User, organization: Organization): Promise<void> {
  const { id: userId, email } = user
  if (email === null) return
  const values = {
    link: await issuePasswordLink(deps, user),
    organization: calledName(organization),
  }
  await deps.messages.queue({ kind: 'account-made', to: email, userId, locale: null, values })
}
