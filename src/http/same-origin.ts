import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form came from a page of this server (WEB-03). Browsers say so themselves in Sec-Fetch-Site, which no page
 * can set; those that do not must name our origin. Nobody's word is no.
 */
export function isFromOurPages(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === new URL(publicUrl).origin
}

/**
 * No referrer at all; but over plain http browsers send no Sec-Fetch-Site and, without a referrer, `Origin: null` (Fetch
 * §3.2), so there the origin itself hears where its forms come from. Other sites hear nothing either way.
 */
export function referrerPolicy(publicUrl: string): 'no-referrer' | 'same-origin' {
  const { protocol, hostname } = new URL(publicUrl)
  const isTrustworthy = protocol === 'https:' || hostname === 'localhost' || /^127\./.test(hostname)
  return isTrustworthy ? 'no-referrer' : 'same-origin'
}
