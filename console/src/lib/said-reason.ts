// Why somebody does what they are about to confirm: the events of the act keep it (console.md 1.8).
import { keepReason } from './http.ts'

/** Nothing is said where the reason is empty. */
export async function actForReason<Result>(reason: string, act: () => Promise<Result>): Promise<Result> {
  if (reason === '') return act()
  keepReason(reason)
  try {
    return await act()
  } finally {
    keepReason(null)
  }
}
