// Mail by SMTP. Knows servers and envelopes, nothing of what messages say.
import type { Socket } from 'node:net'
import type { MailAddress } from '../messages/mail-address.ts'
import type { Handover, Mail, Mailer } from '../messages/mailer.ts'

export interface SmtpOptions {
  /** As SMTP_URL has it; its query may set options of the transport, such as `requireTLS=false`. */
  readonly url: string
  readonly from: MailAddress
  /** Makes each connection; left out, it goes to wherever the name leads. TLS asks for the name of `url` all the same. */
  readonly connect?: () => Promise<Socket>
}

const connectLimitMs = 10_000
const silenceLimitMs = 20_000
const sendLimitMs = 60_000
/** Shorter than any server waits, so that none hangs up on a message. */
const idleLimitMs = 30_000

/** A mailer that another may take the place of. */
export interface ReplaceableMailer extends Mailer {
  /** Hangs up as soon as nothing is under way: what the server was being given it still takes. */
  retire(): void
}

export function smtpMailer({ url, from, connect }: SmtpOptions): ReplaceableMailer {
  let opened: ReturnType<typeof openTransport> | null = null
  let underWay = 0
  let isRetired = false
  const hangUp = (force: boolean) => {
    // What did not open has told its sender so.
    opened?.then((transport) => transport.close({ force })).catch(() => undefined)
    opened = null
  }
  return {
    send: async (mail) => {
      underWay += 1
      try {
        opened ??= openTransport(url, connect)
        const transport = await opened
        await transport.sendMail({ ...envelopeOf(mail, from), signal: AbortSignal.timeout(sendLimitMs) })
        return { outcome: 'taken' }
      } catch (fault) {
        return judged(fault)
      } finally {
        underWay -= 1
        if (isRetired && underWay === 0) hangUp(false)
      }
    },
    retire: () => {
      isRetired = true
      if (underWay === 0) hangUp(false)
    },
    close: () => hangUp(true),
  }
}

type SocketTaker = (fault: Error | null, socket?: { readonly connection: Socket }) => void

/** With the first mail: a server starts sooner without the library. */
async function openTransport(url: string, connect: SmtpOptions['connect']) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // A lost connection is our worker's to judge: it may have lost an answer.
    maxRequeues: 0,
    idleTimeout: idleLimitMs,
    connectionTimeout: connectLimitMs,
    dnsTimeout: connectLimitMs,
    greetingTimeout: connectLimitMs,
    socketTimeout: silenceLimitMs,
    ...(connect === undefined
      ? {}
      : {
          getSocket: (_options: unknown, done: SocketTaker) => {
            connect().then((connection) => done(null, { connection }), done)
          },
        }),
    requireTLS: wantsTls(new URL(url)),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** Credentials cross a network only encrypted; on this machine there is no network, and only the operator leads here. */
function wantsTls({ protocol, username, hostname }: URL): boolean {
  return protocol === 'smtp:' && username !== '' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

function envelopeOf({ id, to, subject, text, html, ...letter }: Mail, usual: MailAddress) {
  const from = letter.from ?? usual
  return {
    from,
    // As an object: an address is one recipient, whatever characters it holds (INJ-09).
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    // Nobody's absence note answers, no list machine takes it up (RFC 3834 §5).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

interface SmtpFault {
  readonly code?: string
  /** What was said when it went wrong, such as `RCPT TO`; `API` before anything was. */
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message?: string
}

/** Final is only what is said about this message: 5xx to its recipient or its text (RFC 5321 §4.2.1). */
function judged(given: unknown): Handover {
  const { code, command, responseCode = 0, response, message } = given as SmtpFault
  const isAboutMessage = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
  const isFinal = command === 'API' || (responseCode >= 500 && responseCode < 600)
  const fault = shown(response ?? message ?? String(given))
  if (!isAboutMessage || !isFinal) return { outcome: 'failed', fault }
  return { outcome: 'refused', fault, isNoMailbox: command === 'RCPT TO' && isNoMailbox(fault) }
}

/**
 * Whether a recipient's 5xx says that the mailbox does not exist: by an enhanced code at its beginning alone (RFC 3463
 * §3.2, RFC 7505 §4.2). The plain 550, 551 and 553 are also what a server says that relays for nobody here, and 5.2.1
 * what one says of a mailbox that somebody floods: neither may silence the letters to people.
 */
function isNoMailbox(response: string): boolean {
  const enhanced = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  return enhanced !== undefined && noMailboxCodes.has(enhanced)
}

const noMailboxCodes: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10'])

const shownLength = 300

function shown(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').slice(0, shownLength)
}
