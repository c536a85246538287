import type { Directory } from '../../src/directory.ts'
import type { QueuedMessage } from '../../src/messages/message.ts'

/** What was written to an address, newest first, readable because no mail server is set. */
export async function findMessages(
  { app }: { readonly app: { readonly directory: Directory } },
  to: string,
): Promise<readonly QueuedMessage[]> {
  const { messages } = app.directory.stores
  const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
  const written = (await messages.list(page)).items.filter((message) => message.to === to)
  const opened = await Promise.all(written.map(({ id }) => messages.find(id)))
  return opened.filter((message) => message !== null)
}
