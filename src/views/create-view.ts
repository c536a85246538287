import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { presentView, type View, type ViewFields, type ViewStore, viewName, viewsAtMost } from './view.ts'

export interface ViewDeps {
  readonly views: ViewStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Call it in a transaction. */
export async function createView(
  { views, audit, clock }: ViewDeps,
  actor: Actor,
  fields: ViewFields & Pick<View, 'list'>,
): Promise<View> {
  if ((await views.countForInsert(actor.id)) >= viewsAtMost) {
    throw invalidField('name', `You have ${viewsAtMost} views, which is all there may be. Delete one first.`)
  }
  const id = prefixedId('vw')
  const name = viewName(fields.name)
  await views.insert({ ...fields, id, name, ownerId: actor.id, createdAt: clock.now() })
  await audit.record(actor, 'view.created', { kind: 'view', id }, { name, isShared: fields.isShared })
  return presentView(await views.find(id))
}
