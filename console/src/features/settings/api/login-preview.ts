// The sign-in pages as they would look, drawn by the server from its own pages.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { PreviewScreen } from './preview-screens.ts'

export interface PreviewPage {
  readonly screen: PreviewScreen
  readonly theme: 'light' | 'dark'
  readonly locale: string
}

export interface DrawnPage {
  readonly html: string
  /** What the page itself loads from elsewhere; the console's policy lets nothing in from there. */
  readonly leftOut: readonly 'logo'[]
  readonly screen: PreviewScreen
}

export const loginPreviewKey = ['login-preview'] as const

/** `look` goes as it was typed; what cannot be shown is refused as it would be when it is saved. */
export function loginPreviewQuery(path: string, look: object, page: PreviewPage) {
  return queryOptions({
    queryKey: [...loginPreviewKey, path, look, page],
    queryFn: async ({ signal }): Promise<DrawnPage> => {
      const answer = await call<Omit<DrawnPage, 'screen'>>('POST', path, { body: { ...page, ...look }, signal })
      return { ...answer, screen: page.screen }
    },
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  })
}
