import type { Html } from '../../http/html.ts'
import type { PreviewScreen } from '../../http/login-preview.ts'
import type { Scene } from '../scene.ts'
import { appScreens } from './app-screens.ts'
import { endScreens } from './end-screens.ts'
import { factorScreens } from './factor-screens.ts'
import { recoveryScreens } from './recovery-screens.ts'
import { signInScreens } from './sign-in-screens.ts'
import { signUpScreens } from './sign-up-screens.ts'

export const sampleScreens: Readonly<Record<PreviewScreen, (scene: Scene) => Html>> = {
  ...signInScreens,
  ...signUpScreens,
  ...factorScreens,
  ...appScreens,
  ...recoveryScreens,
  ...endScreens,
}
