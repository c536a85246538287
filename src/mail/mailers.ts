// Which mail server a message goes through: the application's own, else that of the server's settings. The application's
// may change at any time; the one before it finishes what it has in hand and hangs up.
import type { Outgoing } from '../kernel/outgoing.ts'
import type { MailServer } from '../messages/mail-settings.ts'
import type { Mailers } from '../messages/mailer.ts'
import { type ReplaceableMailer, type SmtpOptions, smtpMailer } from './smtp.ts'

export interface MailersOptions {
  /** The mail server of the settings, where there is one. */
  readonly url: string | null
  /** Who writes, where neither a letter nor the application says. */
  readonly from: SmtpOptions['from']
  /** By which the application's own is reached: whoever set it may have named any machine (OUT-01). */
  readonly outgoing: Pick<Outgoing, 'connectMail'>
}

export function createMailers({ url, from, outgoing }: MailersOptions): Mailers {
  const usual = url === null ? null : smtpMailer({ url, from })
  let own: { readonly of: string; readonly mailer: ReplaceableMailer } | null = null
  return {
    through: (server) => {
      const of = server === null ? null : JSON.stringify(server)
      if (own !== null && own.of !== of) {
        own.mailer.retire()
        own = null
      }
      if (server === null || of === null) return usual
      const connect = () => outgoing.connectMail(server.host, server.port)
      own ??= { of, mailer: smtpMailer({ url: urlOf(server), from: server.from ?? from, connect }) }
      return own.mailer
    },
    close: () => {
      own?.mailer.close()
      usual?.close()
    },
  }
}

/** On this port the encryption comes first (RFC 8314 §3.3). */
const implicitTlsPort = 465

/** As SMTP_URL would have it, so that the same rules of encryption hold. */
function urlOf({ host, port, user, password }: MailServer): string {
  const scheme = port === implicitTlsPort ? 'smtps' : 'smtp'
  const account = user === null ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`
  return `${scheme}://${account}${host.includes(':') ? `[${host}]` : host}:${port}`
}
