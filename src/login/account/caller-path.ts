/** Where the answer to support goes. */
export const callerPath = '/account/caller'
