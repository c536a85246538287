import { expect, test } from 'vitest'
import { previewScreens } from '../../src/http/login-preview.ts'

const inConsole = new URL('../../console/src/features/settings/api/preview-screens.ts', import.meta.url).href

test('the console offers each page that the server draws, and no other', async () => {
  // By an address, so that the types of a browser stay out of these.
  const offered: { readonly previewScreens: readonly { readonly screens: object }[] } = await import(inConsole)
  const names = offered.previewScreens.flatMap(({ screens }) => Object.keys(screens))
  expect(names.toSorted()).toEqual(previewScreens.toSorted())
})
