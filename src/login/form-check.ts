import { isFormToken } from '../http/form-token.ts'
import { isFromOurPages } from '../http/same-origin.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { FormBody } from './form-body.ts'
import { tokenSubject, type Visit } from './visit.ts'

/** Forms are taken from our own pages alone, in the browser that was given them (WEB-03). Signing in is no exception. */
export function refuseForeignForm(visit: Visit, body: FormBody, state: string): void {
  const { directory, request, browserSecret, hasBrowserCookie } = visit
  const subject = tokenSubject(state === '' ? null : state)
  const isOurs =
    hasBrowserCookie &&
    isFromOurPages(request.headers, directory.publicUrl) &&
    isFormToken(directory, body.text('token'), browserSecret, subject)
  if (!isOurs) throw new RollcallError('csrf_refused', 'This form came from another page. Open the page again.')
}
