// The pages of an application lie below its public address: those of people at the root, those of operators below
// `/console`. Within this face addresses are written without that part and get it where they leave.

/** What stands before the addresses of an application's pages: nothing, or such as `/console`. */
export function basePath(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** Pages of this face are moved below the base; what leads out of it stays as it is. */
export function ownAddress(base: string, address: string): string {
  return /^\/(u|account|activate)(?=[/?]|$)/.test(address) ? `${base}${address}` : address
}
