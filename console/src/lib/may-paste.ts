import type { Permission } from './permissions.ts'

/** A pasted list is there to change people with: nothing is exported from it. */
export const pastePermission = 'suspend:users' satisfies Permission
