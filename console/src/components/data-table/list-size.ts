// How many rows a page of a list has where the address does not say (console.md 1.6).
import { createContext, use } from 'react'
import type { PageSize } from '../../lib/list-address.ts'

export interface KeptSize {
  /** False until it is known how the operator has lists shown. */
  readonly isKnown: boolean
  /** What they chose last, in whichever list; null: as many as a list usually has. */
  readonly size: PageSize | null
  readonly keep: (size: PageSize) => void
}

const keptByNobody: KeptSize = { isKnown: true, size: null, keep: () => undefined }

/** A hook, so that what is kept is asked for by those screens alone that hold a list. */
export const ListSizeContext = createContext<() => KeptSize>(() => keptByNobody)

export function useKeptSize(): KeptSize {
  const useSize = use(ListSizeContext)
  return useSize()
}
