// Messages: what Rollcall writes to people. A message is queued in the transaction of what it tells about and sent by a
// worker, so that an answer never waits for a mail server and nothing is announced that did not happen.
/**
 * Every kind with what its text needs. Links are complete and open a page that changes nothing; `until` is an ISO time;
 * `factor` is the type of a factor, or the name its owner gave it.
 */
export interface MessageValues {
  /** `client` is the name of the program that asked for it, where one is named. */
  readonly 'verify-email': { readonly link: string; readonly client?: string }
  readonly 'sign-up-code': { readonly code: string; readonly link: string | null }
  readonly 'already-registered': { readonly signInLink: string; readonly resetLink: string }
  readonly 'sign-in-code': { readonly code: string; readonly link: string | null; readonly place: string | null }
  readonly 'sign-in-link': { readonly link: string; readonly place: string | null }
  readonly 'sign-in-unknown': { readonly signUpLink: string | null }
  readonly 'second-factor-code': { readonly code: string; readonly place: string | null }
  readonly 'reset-password': { readonly link: string }
  readonly 'password-changed': { readonly place: string | null }
  readonly 'account-locked': { readonly until: string; readonly unlockLink: string }
  readonly 'second-factor-locked': { readonly until: string }
  readonly 'account-suspended': Record<never, never>
  readonly 'data-downloaded': Record<never, never>
  /** By themselves; to addresses without an account, which they are then. */
  readonly 'account-deleted': Record<never, never>
  /** The link leads to the activity of the account, where they say that it was not them. */
  readonly 'new-device': { readonly link: string; readonly place: string | null }
  readonly 'factor-added': { readonly factor: string }
  readonly 'factor-removed': { readonly factor: string }
  readonly 'factor-enrolment': { readonly link: string }
  readonly 'mfa-reset': Record<never, never>
  /** `agent` is who is on the telephone with them. */
  readonly 'caller-code': { readonly code: string; readonly agent: string }
  readonly impersonated: Record<never, never>
  readonly 'recovery-code-used': { readonly left: number }
  readonly 'recovery-codes-made': Record<never, never>
  readonly 'tokens-misused': { readonly client: string }
  readonly 'email-change-confirm': { readonly link: string; readonly newAddress: string }
  readonly 'email-change-notice': { readonly undoLink: string; readonly newAddress: string }
  readonly 'email-changed': { readonly undoLink: string; readonly newAddress: string }
  /** `account` is what its provider is called. */
  readonly 'account-unlinked': { readonly account: string }
  /** To prove this account and another one, so that the two become one. */
  readonly 'identity-link': { readonly link: string }
  /** `account` stays and `other` is part of it now, each as its owner knows it. */
  readonly 'identity-linked': { readonly account: string; readonly other: string }
  readonly invitation: {
    readonly link: string
    readonly inviter: string
    readonly organization: string
    readonly role: string | null
  }
  /** To whoever invited, or to support, without a link then: the invitation ran out, and another is asked for. */
  readonly 'invitation-asked': { readonly organization: string; readonly link: string | null }
  /** Somebody else made it, without a password: an organization, or whoever runs the directory. */
  readonly 'account-made': { readonly link: string; readonly organization: string | null }
  /** To whoever keeps watch, never to the person. */
  readonly 'account-locked-down': { readonly by: string; readonly reason: string; readonly link: string }
  /** Somebody says that what happened in their account was not them. */
  readonly 'activity-disowned': { readonly link: string }
  /** Something that two people decide waits for a second one. */
  readonly 'approval-waiting': {
    readonly by: string
    readonly asked: WaitingAct
    readonly reason: string
    readonly link: string
    /** The request ends then. */
    readonly until: string
    /** Null where somebody else may decide; else from when on whoever asked may alone. */
    readonly aloneFrom: string | null
  }
  /** To the owners: somebody asks for what their role does not let them. */
  readonly 'access-requested': {
    readonly by: string
    readonly role: string
    readonly permission: string
    readonly reason: string
    readonly link: string
  }
  /** Asked for by whoever set up the mail server; `by` is their name. */
  readonly 'mail-test': { readonly by: string }
  readonly 'recovery-requested': { readonly number: string; readonly stopLink: string }
  readonly 'recovery-waiting': { readonly number: string; readonly stopLink: string; readonly until: string }
  readonly 'recovery-approved': { readonly number: string; readonly link: string }
  readonly 'recovery-denied': { readonly number: string }
  readonly 'recovery-finished': { readonly number: string }
}

/** What waits for a second person, and what of it its letter tells. */
export interface WaitingAct {
  readonly action:
    | 'reset-operator-mfa'
    | 'change-operator-role'
    | 'remove-operator'
    | 'erase-user'
    | 'erase-users'
    | 'export-users'
    | 'delete-organization'
  /** Whose it is, where it is about somebody who helps to run Rollcall. */
  readonly operator: string | null
  readonly role: string | null
  /** What it is called, where it is about an organization and its people. */
  readonly organization: string | null
  /** How many it is about. */
  readonly people: number
  readonly isEstimate: boolean
}

export type MessageKind = keyof MessageValues

export interface Message<Kind extends MessageKind = MessageKind> {
  readonly kind: Kind
  readonly to: string
  /** Whom it concerns; null for addresses without an account. It goes when the person is erased. */
  readonly userId: string | null
  readonly locale: string | null
  readonly values: MessageValues[Kind]
}

/**
 * `kept`: no mail server was set when it was queued, so it is read in the Outbox and never sent. `waiting` until a mail
 * server took it (`sent`) or nobody tries any more (`failed`). `suppressed`: held back, because its address is.
 */
export const messageStatuses = ['kept', 'waiting', 'sent', 'failed', 'suppressed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** A message without what it says. */
export interface MessageSummary {
  readonly id: string
  readonly kind: MessageKind
  readonly to: string
  readonly userId: string | null
  readonly locale: string | null
  readonly status: MessageStatus
  readonly queuedAt: Date
  readonly sentAt: Date | null
  readonly attempts: number
  readonly lastFault: string | null
  /** Null where it has none of a kind that is followed, or it is forgotten; left out where nobody asked. */
  readonly link?: MessageLink | null
}

/** What became of the link in a message. */
export interface MessageLink {
  readonly usedAt: Date | null
  /** When its page was shown first, to whom it may concern: mail is scanned by machines that open links. */
  readonly openedAt: Date | null
  /** The address that its page was shown to last: where it was used, by whom. */
  readonly openedFrom: string | null
  /** When it works no more, used or not. */
  readonly endsAt: Date
}

export interface QueuedMessage extends MessageSummary {
  /** Null once it was sent: links and codes are then in the hands of the recipient alone. */
  readonly values: MessageValues[MessageKind] | null
}
