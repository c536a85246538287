import type { TicketDetails } from '../../users/ticket.ts'

/** Where a used ticket leads: to the address it was made with, told how it went, or to the page of ours. */
export function resultAddress(details: TicketDetails, message: string, ownPage: string): string {
  const { resultUrl, clientId, email, includeEmailInRedirect } = details
  if (resultUrl === null) return clientId === null ? ownPage : `${ownPage}?client_id=${encodeURIComponent(clientId)}`
  const url = new URL(resultUrl)
  url.searchParams.set('success', 'true')
  url.searchParams.set('message', message)
  if (includeEmailInRedirect && email !== null) url.searchParams.set('email', email)
  return url.href
}

/** The ticket's own result address, before it is used. */
export function resultUrlIn({ payload }: { readonly payload: { readonly resultUrl?: unknown } }): string | null {
  return typeof payload.resultUrl === 'string' ? payload.resultUrl : null
}
