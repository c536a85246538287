import { mapPage, type Page } from '../../../kernel/page.ts'
import type { Origin, Session } from '../../../sessions/session.ts'
import { type Answer, ok } from '../route.ts'

/** The vendor's session object (auth0.md 5.9). */
export function sessionJson(session: Session) {
  return {
    id: session.id,
    user_id: session.userId,
    created_at: session.createdAt,
    updated_at: session.lastInteractedAt,
    authenticated_at: session.authenticatedAt,
    idle_expires_at: session.idleExpiresAt,
    expires_at: session.expiresAt,
    last_interacted_at: session.lastInteractedAt,
    device: deviceJson(session),
    clients: session.clientIds.map((id) => ({ client_id: id })),
    authentication: {
      methods: session.methods.map(({ name, at, type }) => ({
        name,
        timestamp: at,
        ...(type === undefined ? {} : { type }),
      })),
    },
    cookie: { mode: session.isPersistent ? 'persistent' : 'non-persistent' },
    session_metadata: session.metadata,
  }
}

export function deviceJson({ initial, last }: { readonly initial: Origin; readonly last: Origin }) {
  return {
    initial_user_agent: initial.userAgent,
    initial_ip: initial.ip,
    last_user_agent: last.userAgent,
    last_ip: last.ip,
  }
}

/** These lists know checkpoints alone, and have always been an object (auth0.md 1.4). */
export function checkpointAnswer<Item>(plural: string, page: Page<Item>, present: (item: Item) => unknown): Answer {
  const { items, next, total } = mapPage(page, present)
  return ok({
    [plural]: items,
    ...(next === null ? {} : { next }),
    ...(total === null ? {} : { total: total.count }),
  })
}
