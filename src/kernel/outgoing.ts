// Calls to machines of others. The contract only: every call of the product goes through the one dispatcher that keeps
// it (security.md 5.5), handed in as `outgoing`.

import type { Socket } from 'node:net'

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface OutgoingAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** As text, whatever the status. Never shown to whoever chose the address (OUT-05). */
  readonly body: string
}

export interface Outgoing {
  /** Answers whatever status came, redirects too; nothing is followed. Throws `OutgoingFault` when no answer did. */
  request(request: OutgoingRequest): Promise<OutgoingAnswer>
  /**
   * Why an address can never be called, in a sentence for whoever typed it; null when nothing is known against it. For
   * the moment it is saved; a name is resolved and judged again at each call.
   */
  objection(url: string): string | null
  /** As `objection`, of a mail server that a caller names. */
  mailObjection(host: string, port: number): MailObjection | null
  /** To an address of the mail server that was checked just now. Throws `OutgoingFault`. */
  connectMail(host: string, port: number): Promise<Socket>
  /** What the DNS says in TXT records of a name, each as one text. Throws `OutgoingFault` when no answer came. */
  textRecords(name: string): Promise<readonly string[]>
}

export interface MailObjection {
  readonly about: 'host' | 'port'
  readonly message: string
}

/** Why no answer came. The message is about the address alone and may be shown. */
export class OutgoingFault extends Error {
  override readonly name = 'OutgoingFault'
  readonly reason: 'refused' | 'unreachable' | 'too-slow' | 'too-large'

  constructor(reason: OutgoingFault['reason'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}
