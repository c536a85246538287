/** "2026-03-02 10:31:04.120": the log is read in one zone by everybody. */
export function utcTime(at: string): string {
  return at.replace('T', ' ').replace('Z', '')
}
