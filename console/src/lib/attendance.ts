// Whether somebody sits at the page. What it asks for by itself, as live updates and polling do, says so to the server
// and keeps no idle operator signed in (SES-12).

/** An act and what follows from it, answers to answers among it. */
const attendedForMs = 60_000

let lastActAt = Date.now()

const acts = ['pointerdown', 'keydown', 'wheel'] as const
if (typeof document !== 'undefined') {
  for (const act of acts) {
    addEventListener(act, () => (lastActAt = Date.now()), { capture: true, passive: true })
  }
}

export function isAttended(): boolean {
  return Date.now() - lastActAt < attendedForMs
}
