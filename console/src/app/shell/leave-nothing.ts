import { forgetRemembered } from '../../features/organizations/api/remembered-organizations.ts'
import { forgetActions } from '../../lib/recent-actions.ts'

/**
 * Once somebody has signed out: nothing that names people or organizations stays in this browser, not even in the page
 * that is being left, which the browser may put by (WEB-11). How the console looks and speaks is nobody's and stays.
 */
export function leaveNothing(): void {
  forgetActions()
  forgetRemembered()
  document.body.hidden = true
}
