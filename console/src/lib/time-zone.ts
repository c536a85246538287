// Whether times are told as the reader's clock has them or in UTC, wherever the console tells one (console.md 2.10). Kept
// by this browser, as the theme and the language are.
export type Times = 'local' | 'utc'

/** Of the reader's own clock. */
export const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const storageKey = 'rollcall.times'
let times: Times = stored()

export function chosenTimes(): Times {
  return times
}

/** The zone in which exports tell times; undefined: UTC, which they have by themselves. */
export function exportTimeZone(): string | undefined {
  return times === 'utc' ? undefined : ownTimeZone
}

/** Holds for whatever is shown from now on. */
export function chooseTimes(next: Times): void {
  times = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

function stored(): Times {
  try {
    return localStorage.getItem(storageKey) === 'utc' ? 'utc' : 'local'
  } catch {
    return 'local'
  }
}
