import { expect, test } from 'vitest'
import { previewScreens as inConsole } from '../../console/src/features/settings/api/preview-screens.ts'
import { previewScreens } from '../../src/http/login-preview.ts'

test('the console offers each page that the server draws, and no other', () => {
  const offered = inConsole.flatMap(({ screens }) => Object.keys(screens))
  expect(offered.toSorted()).toEqual(previewScreens.toSorted())
})
