import type { MailAddress } from './mail-address.ts'
import type { MailServer } from './mail-settings.ts'

/** A message as it is handed over. Its id stays the same at every attempt, so that a doubled one can be told. */
export interface Mail {
  readonly id: string
  readonly to: string
  /** Left out: whoever writes where a letter does not say. */
  readonly from?: MailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * What became of it: the mail server has it; it does not want this one, whoever asks again; or nobody knows, and it is
 * worth another attempt.
 */
export type Handover =
  | { readonly outcome: 'taken' }
  /** `isNoMailbox`: of its address, not of this letter, so that no other one gets there either. */
  | { readonly outcome: 'refused'; readonly fault: string; readonly isNoMailbox: boolean }
  | { readonly outcome: 'failed'; readonly fault: string }

export interface Mailer {
  /** Answers within a minute or so, whatever the mail server does. */
  send(mail: Mail): Promise<Handover>
  /** Ends what is still under way: it has failed. */
  close(): void
}

/** Mailers by what the application set; whatever it sets goes for the next batch of messages. */
export interface Mailers {
  /** Null where neither the application nor the settings of the server name a mail server: messages wait. */
  through(server: MailServer | null): Mailer | null
  /** Ends what is still under way: it has failed. */
  close(): void
}
