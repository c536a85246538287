/** Below `/org` the same page serves those who administer an organization; elsewhere it is the console. */
export const isOrganizationAddress = location.pathname.startsWith('/org/')

/** The pages on which people sign in, which lead back to a screen of their organization. */
export function personSignInAddress(path: string, proof?: 'factor'): string {
  const [plain = ''] = path.split(/[?#]/)
  return `/u/start?to=${encodeURIComponent(plain)}${proof === undefined ? '' : `&proof=${proof}`}`
}
