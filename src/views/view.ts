// Views: lists of users, and of the audit, that operators keep under a name, for themselves or for everybody, and how each operator has
// lists shown. What a list may be narrowed by is not decided here.
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

/** What a view is of. */
export const viewLists = ['users', 'audit'] as const
export type ViewList = (typeof viewLists)[number]

export interface View {
  readonly id: string
  readonly list: ViewList
  /** An operator. */
  readonly owner: { readonly id: string; readonly name: string }
  readonly name: string
  readonly description: string | null
  /** The query of the list's address, as it was read and accepted. */
  readonly search: string
  readonly isShared: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What its owner may change; the list that it is of stays. */
export type ViewFields = Pick<View, 'name' | 'description' | 'search' | 'isShared'>

export interface ViewStore {
  find(id: string): Promise<View | null>
  /** Locks the view until the transaction ends. */
  findForChange(id: string): Promise<View | null>
  /** Of one list the operator's own and those that are shared, the oldest first. */
  listFor(operatorId: string, list: ViewList, page: PageRequest): Promise<Page<View>>
  /** How many the operator has; they make no other until the transaction ends. */
  countForInsert(operatorId: string): Promise<number>
  insert(view: ViewFields & Pick<View, 'id' | 'list' | 'createdAt'> & { readonly ownerId: string }): Promise<void>
  save(view: View): Promise<void>
  remove(id: string): Promise<void>
}

export const viewsAtMost = 50

export function presentView(view: View | null): View {
  if (view === null) throw new RollcallError('view_not_found', 'The view does not exist.')
  return view
}

/** Trimmed, and not empty. */
export function viewName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw invalidField('name', 'Give the view a name.')
  return trimmed
}
