import type { Permission } from '../kernel/actor.ts'

/** To mail one person the link for a new password, and to mail it to many. */
export const mailPasswordLinkPermission: Permission = 'suspend:users'
