// How far the first owner came. It is kept in the tab alone and opens nothing: the session does.
export const setupSteps = ['factor', 'codes', 'organization', 'email', 'login', 'first', 'done'] as const
export type SetupStep = (typeof setupSteps)[number]

/** The five that people count; the owner's takes three pages. */
export function numberOf(step: SetupStep): 1 | 2 | 3 | 4 | 5 | null {
  const numbers = { factor: 1, codes: 1, organization: 2, email: 3, login: 4, first: 5, done: null } as const
  return numbers[step]
}

export function stepAfter(step: SetupStep): SetupStep {
  return setupSteps[setupSteps.indexOf(step) + 1] ?? 'done'
}

const storageKey = 'rollcall.setup-step'

export function keptStep(): SetupStep | null {
  try {
    const kept = sessionStorage.getItem(storageKey)
    // The codes are shown once: whoever loads the page again goes on after them.
    if (kept === 'codes') return 'organization'
    return setupSteps.find((step) => step === kept) ?? null
  } catch {
    // Without storage a reload ends the set-up, and every step of it is found in the console again.
    return null
  }
}

export function keepStep(step: SetupStep | null): void {
  try {
    if (step === null) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, step)
  } catch {
    // As above.
  }
}
