import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { ViewDeps } from './create-view.ts'
import { presentView, type View, type ViewFields, viewName } from './view.ts'

/** By its owner alone. Call it in a transaction. */
export async function changeView(
  { views, audit, clock }: ViewDeps,
  actor: Actor,
  id: string,
  changes: Partial<ViewFields>,
): Promise<View> {
  const before = visibleTo(actor, presentView(await views.findForChange(id)))
  if (before.owner.id !== actor.id) {
    throw new RollcallError('not_permitted', `This view is of ${before.owner.name}. Save it as one of your own.`)
  }
  const name = changes.name === undefined ? before.name : viewName(changes.name)
  const after = { ...before, ...changes, name, updatedAt: clock.now() }
  await views.save(after)
  const details = { name, isShared: after.isShared, fields: Object.keys(changes) }
  await audit.record(actor, 'view.updated', { kind: 'view', id }, details)
  return after
}

/** By its owner, and a shared one by whoever keeps the settings. Call it in a transaction. */
export async function deleteView({ views, audit }: ViewDeps, actor: Actor, id: string): Promise<void> {
  const { owner, name, isShared } = visibleTo(actor, presentView(await views.findForChange(id)))
  if (owner.id !== actor.id && !actor.permissions.has('update:settings')) {
    throw new RollcallError('not_permitted', `This view is of ${owner.name}, who can delete it, as can an admin.`)
  }
  await views.remove(id)
  await audit.record(actor, 'view.deleted', { kind: 'view', id }, { name, isShared })
}

/** What somebody keeps for themselves is not there for others. */
function visibleTo(actor: Actor, view: View): View {
  return presentView(view.isShared || view.owner.id === actor.id ? view : null)
}
