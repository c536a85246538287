/** The minutes after ten o'clock of one day, on which the contracts play. */
export function at(minute: number): Date {
  return new Date(Date.UTC(2026, 10, 21, 10, minute))
}
