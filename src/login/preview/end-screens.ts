// Refusals, ends and faults: what is shown where nobody gets any further.
import { resetPasswordLink } from '../links/reset-password.ts'
import { unusableLinkPage } from '../links/unusable-link.ts'
import { expiredPage, signedOutPage, unknownPage } from '../pages/ended-pages.ts'
import { faultPage, faultWords, wrongRequestPage } from '../pages/fault-pages.ts'
import { maintainedPage } from '../pages/maintained-page.ts'
import { refusedPage, suspendedWords } from '../pages/refused-page.ts'
import type { Scene } from '../scene.ts'

export const endScreens = {
  'signed-out': signedOutPage,
  refused: (scene: Scene) => refusedPage(scene, suspendedWords(scene), { isOnceMore: false, back: '' }),
  'link-expired': (scene: Scene) => unusableLinkPage(scene, resetPasswordLink, 'expired'),
  'link-unusable': (scene: Scene) => unusableLinkPage(scene, resetPasswordLink, null),
  'sign-in-expired': expiredPage,
  'sign-in-unknown': unknownPage,
  'request-wrong': (scene: Scene) =>
    wrongRequestPage(scene, 'redirect_uri is none of the addresses that the app registered.'),
  'too-many-tries': (scene: Scene) => faultPage(scene, faultWords(scene.texts, 429, 120), ''),
  'not-found': (scene: Scene) => faultPage(scene, faultWords(scene.texts, 404)),
  maintenance: (scene: Scene) => maintainedPage(scene, ''),
  fault: (scene: Scene) => faultPage(scene, faultWords(scene.texts, 500), ''),
}
