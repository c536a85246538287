/** The last four digits of a number; of an address the first letter and its host. */
export function masked(destination: string): string {
  const at = destination.lastIndexOf('@')
  return at < 0 ? `••• ${destination.slice(-4)}` : `${destination.slice(0, 1)}•••${destination.slice(at)}`
}
