import { createContext, use } from 'react'
import type { Density } from './column.ts'

/** A hook, so that how the operator has lists shown is asked for by those screens alone that hold one. */
export const ListDensityContext = createContext<() => Density>(() => 'default')

/** How close the rows stand of a list that says nothing itself. */
export function useListDensity(): Density {
  const useDensity = use(ListDensityContext)
  return useDensity()
}
