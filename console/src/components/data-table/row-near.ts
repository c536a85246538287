import { createContext, useContext } from 'react'

export const RowNearContext = createContext(false)

/** True from when the mouse or the focus first came into the row: until then a row holds as little as may be. */
export function useWasNear(): boolean {
  return useContext(RowNearContext)
}
