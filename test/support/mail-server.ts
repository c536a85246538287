// A mail server of the test's own: takes what it is sent, or does what the test tells it to.
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { freePort } from './free-port.ts'

export interface ReceivedMail {
  readonly recipients: readonly string[]
  readonly parsed: Email
  readonly raw: string
}

export interface MailServer {
  readonly url: string
  readonly received: ReceivedMail[]
  /** Called for each recipient, before the text is sent; an Error with `responseCode` is the answer. */
  onRecipient: (address: string) => Error | null
  /** Called when a mail has come whole; it is taken when this resolves. */
  onMail: (mail: ReceivedMail) => Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const port = await freePort()
  let running: SMTPServer | null = null
  const self: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    onRecipient: () => null,
    onMail: async () => undefined,
    start: () =>
      new Promise((resolve, reject) => {
        running = new SMTPServer({
          authOptional: true,
          disabledCommands: ['STARTTLS'],
          onRcptTo: ({ address }, _session, answer) => answer(self.onRecipient(address)),
          onData: (stream, session, answer) => {
            read(stream)
              .then(async (raw) => {
                const recipients = session.envelope.rcptTo.map(({ address }) => address)
                const mail = { recipients, raw, parsed: await PostalMime.parse(raw) }
                await self.onMail(mail)
                self.received.push(mail)
                answer()
              })
              .catch(answer)
          },
        })
        running.on('error', () => undefined)
        running.listen(port, '127.0.0.1', resolve).once('error', reject)
      }),
    stop: () => new Promise((resolve) => (running === null ? resolve() : running.close(() => resolve()))),
  }
  return self
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
