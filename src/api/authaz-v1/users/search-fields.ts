// Leaves of filters that this face makes itself, beside what people write into `q`.
import type { FilterField } from '../../../kernel/filter.ts'

const exact = { wildcards: false, ranges: false } as const

/** A role a user holds; a leaf of filters, not of `q`. */
export const roleField: FilterField = { name: 'roles', type: 'text', ...exact }
/** One that a user holds inside an organization. */
export const roleThereField = (organizationId: string): FilterField => ({ ...roleField, path: [organizationId] })
export const connectionField: FilterField = { name: 'identities.connection', type: 'text', ...exact }
export const idField: FilterField = { name: 'id', type: 'text', wildcards: true, ranges: false }
/** What an account is at the moment of the question. */
export const statusField: FilterField = { name: 'status', type: 'text', ...exact }
export const offboardingField: FilterField = { name: 'offboardAt', type: 'date', ...exact }
/** An organization a user belongs to. */
export const organizationField: FilterField = { name: 'organizationId', type: 'text', ...exact }
/** Kinds of second factor that somebody has: `none`, `any`, `weak` or a kind, each with `!` for the opposite. */
export const factorsField: FilterField = { name: 'factors', type: 'text', ...exact }
/** A role that is held in the whole application or inside any organization. */
export const roleAnywhereField: FilterField = { name: 'rolesAnywhere', type: 'text', ...exact }
/** One that is held inside any organization. */
export const roleInsideField: FilterField = { name: 'rolesInside', type: 'text', ...exact }
/** A permission that is held, directly or through a role, anywhere. */
export const permissionField: FilterField = { name: 'permissions', type: 'text', ...exact }
export const emailVerifiedField: FilterField = { name: 'emailVerified', type: 'boolean', ...exact }
export const lastSignInField: FilterField = { name: 'lastLogin', type: 'date', wildcards: false, ranges: true }
export const createdField: FilterField = { name: 'createdAt', type: 'date', wildcards: false, ranges: true }
/** The deletion that follows an offboarding. */
export const deletionField: FilterField = { name: 'deleteAt', type: 'date', ...exact }
/** The import that made an account, by its job. */
export const importedByField: FilterField = { name: 'importedBy', type: 'text', ...exact }
/** One of these people, by their ids. */
export const oneOfField: FilterField = { name: 'oneOf', type: 'text', ...exact }
/** Somebody was asked in and has not been here yet. */
export const invitedField: FilterField = { name: 'invited', type: 'boolean', ...exact }
/** Who invited somebody, by the id of a user or an operator. */
export const invitedByField: FilterField = { name: 'invitedBy', type: 'text', ...exact }
export const emailDomainField: FilterField = { name: 'emailDomain', type: 'folded', ...exact }
/** The country of the last sign-in, by its two letters. */
export const lastCountryField: FilterField = { name: 'lastCountry', type: 'text', ...exact }
/** A client that somebody came in through, by its id. */
export const clientField: FilterField = { name: 'clients', type: 'text', ...exact }
/** Signed in somewhere at the moment of the question. */
export const signedInField: FilterField = { name: 'signedIn', type: 'boolean', ...exact }
/** A recovery request of theirs is not settled. */
export const recoveringField: FilterField = { name: 'recovering', type: 'boolean', ...exact }
/** How their recovery codes stand: `few` or `left`. */
export const codesField: FilterField = { name: 'codes', type: 'text', ...exact }
/** A password that is older than so many days, in one of the connections that the path names. */
export const oldPasswordField = (connectionIds: readonly string[]): FilterField => {
  return { name: 'oldPassword', type: 'number', path: connectionIds, ...exact }
}
/** How their password stands: `none`, `must-change`, `reset-open` or `leaked`; that it is too old says `oldPasswordField`. */
export const passwordField: FilterField = { name: 'password', type: 'text', ...exact }
